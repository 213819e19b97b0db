//! [`Styles`]: what the styles of a document say about its paragraphs and runs.

use std::collections::HashMap;

use super::properties::{self, value};
use crate::error::Result;
use crate::package::{PartEvent, PartXml, attribute};

/// What a style and those that it is based on say.
#[derive(Clone, Default)]
pub(super) struct Style {
    pub(super) level: Option<u8>,
    pub(super) is_listed: Option<bool>,
    pub(super) is_hidden: Option<bool>,
    /// True for the caption of a picture or table.
    pub(super) is_caption: bool,
    /// True for a line of a table of contents.
    pub(super) is_contents: bool,
    based_on: Option<String>,
}

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn read(xml: &mut PartXml<'_>) -> Result<Self> {
        let mut found = HashMap::new();
        loop {
            match xml.next()? {
                PartEvent::Start(tag) if tag.local_name().as_ref() == "style" => {
                    let id = attribute(&tag, "styleId").unwrap_or_default();
                    found.insert(id, style(xml)?);
                }
                PartEvent::Over => return Ok(resolved(&found)),
                _ => {}
            }
        }
    }

    /// Returns a style by its id.
    pub(super) fn get(&self, id: Option<&str>) -> Option<&Style> {
        self.0.get(id?)
    }
}

// Reads one style, without those that it is based on.
fn style(xml: &mut PartXml<'_>) -> Result<Style> {
    let mut style = Style::default();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) => match tag.local_name().as_ref() {
                "pPr" => {
                    let paragraph = properties::paragraph(xml)?;
                    (style.level, style.is_listed) = (paragraph.level.or(style.level), paragraph.is_listed);
                }
                "rPr" => style.is_hidden = properties::run(xml)?.is_hidden,
                "name" => name(&mut style, &value(&tag).unwrap_or_default().to_lowercase()),
                "basedOn" => style.based_on = value(&tag),
                // Styles of parts of tables say nothing about text.
                "tblStylePr" => xml.skip()?,
                _ => {}
            },
            PartEvent::End(name) if name == "style" => return Ok(style),
            PartEvent::Over => return Ok(style),
            _ => {}
        }
    }
}

// A style that is built into Word has its English name in every language.
fn name(style: &mut Style, name: &str) {
    let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
    style.level = style.level.or(level).or((name == "title").then_some(1));
    style.is_caption = name == "caption";
    style.is_contents = name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok())
        || name == "table of figures";
}

fn resolved(found: &HashMap<String, Style>) -> Styles {
    Styles(found.keys().map(|id| (id.clone(), inherited(found, id))).collect())
}

// The most styles that a style is based on, one on the other. Chosen by hand; templates have five or six.
const MOST_BASES: usize = 50;

fn inherited(found: &HashMap<String, Style>, id: &str) -> Style {
    let mut style = found[id].clone();
    let mut next = found[id].based_on.as_deref();
    // A style that is based on itself is damaged, and so is a longer chain.
    for _ in 0..MOST_BASES {
        let Some(base) = next.and_then(|id| found.get(id)) else { break };
        style.level = style.level.or(base.level);
        style.is_listed = style.is_listed.or(base.is_listed);
        style.is_hidden = style.is_hidden.or(base.is_hidden);
        style.is_caption |= base.is_caption;
        style.is_contents |= base.is_contents;
        next = base.based_on.as_deref();
    }
    style
}
