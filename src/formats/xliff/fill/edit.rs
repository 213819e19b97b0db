//! [`Edit`]: a stretch of a file's text and its replacement. Functions beside it write the tags that
//! replacements need.

use std::ops::Range;

use crate::formats::xml::page::Page;
use crate::formats::xml::tags::{Element, attribute_place};

/// A stretch of a text and its replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) place: Range<usize>,
    pub(super) text: String,
}

impl Edit {
    pub(super) fn insert(at: usize, text: String) -> Self {
        Self { place: at..at, text }
    }

    pub(super) fn moved(self, by: usize) -> Self {
        Self { place: self.place.start + by..self.place.end + by, ..self }
    }
}

/// Returns a start tag with these values for its attributes; an attribute that is missing is added.
pub(super) fn with_attributes(tag: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = tag.to_owned();
    for (name, value) in attributes {
        let mut page = Page::default();
        page.attribute(name, value);
        let place = attribute_place(&tag, name).unwrap_or_else(|| {
            let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
            end..end
        });
        let text = if place.is_empty() { &*page.text } else { page.text.trim_start() };
        tag.replace_range(place, text);
    }
    tag
}

/// Returns a start tag for an element with content, even if the given tag is empty (`<target/>`).
pub(super) fn opened(tag: &str) -> String {
    match tag.strip_suffix("/>") {
        Some(tag) => format!("{}>", tag.trim_end()),
        None => tag.to_owned(),
    }
}

/// Returns the line end and the white space before an element, if nothing else stands before it on its line.
pub(super) fn indent<'t>(text: &'t str, element: Element<'_>) -> &'t str {
    let before = &text[..element.span().start];
    let space = before.len() - before.trim_end().len();
    let space = &before[before.len() - space..];
    space.rfind('\n').map_or("", |line| {
        let line = if space[..line].ends_with('\r') { line - 1 } else { line };
        &space[line..]
    })
}

/// Returns the prefix of a unit's name with its colon (`xlf:`), if it has one.
pub(super) fn prefix(unit: Element<'_>) -> String {
    unit.name().rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default()
}
