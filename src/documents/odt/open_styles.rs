//! [`OpenStyles`]: what the styles of an OpenDocument text say about its paragraphs and words.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::package::attribute;

// Styles that are based on one another; a longer chain is a circle.
const LONGEST_CHAIN: usize = 100;

#[derive(Default)]
struct OpenStyle {
    parent: Option<String>,
    is_hidden: Option<bool>,
    level: Option<u8>,
}

/// The styles of a document, by their names.
#[derive(Default)]
pub(super) struct OpenStyles {
    styles: HashMap<String, OpenStyle>,
    // The style that is read.
    current: String,
}

impl OpenStyles {
    /// Takes the start of a style.
    pub(super) fn begin(&mut self, tag: &BytesStart<'_>) {
        self.current = attribute(tag, "name").unwrap_or_default();
        let level = attribute(tag, "default-outline-level").and_then(|level| level.parse().ok());
        let style = OpenStyle { parent: attribute(tag, "parent-style-name"), is_hidden: None, level };
        self.styles.insert(self.current.clone(), style);
    }

    /// Takes what the style says about letters.
    pub(super) fn letters(&mut self, tag: &BytesStart<'_>) {
        if let (Some(display), Some(style)) = (attribute(tag, "display"), self.styles.get_mut(&self.current))
        {
            style.is_hidden = Some(display == "none");
        }
    }

    /// Returns true if a style hides its text.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.chain(name).find_map(|(_, style)| style.is_hidden).unwrap_or(false)
    }

    /// Returns the level of a heading in this style.
    pub(super) fn level(&self, name: &str) -> Option<u8> {
        let is_title = |(name, _): &(&str, &OpenStyle)| *name == "Title";
        self.chain(name)
            .find_map(|(_, style)| style.level)
            .or_else(|| self.chain(name).any(|style| is_title(&style)).then_some(1))
    }

    /// Returns true for the style of a caption.
    pub(super) fn is_caption(&self, name: &str) -> bool {
        const CAPTIONS: [&str; 5] = ["Caption", "Illustration", "Table", "Drawing", "Figure"];
        self.chain(name).any(|(name, _)| CAPTIONS.contains(&name))
    }

    fn chain<'s>(&'s self, name: &'s str) -> impl Iterator<Item = (&'s str, &'s OpenStyle)> {
        let first = self.styles.get_key_value(name);
        let next =
            |(_, style): &(&'s String, &'s OpenStyle)| self.styles.get_key_value(style.parent.as_ref()?);
        std::iter::successors(first, next).take(LONGEST_CHAIN).map(|(name, style)| (name.as_str(), style))
    }
}
