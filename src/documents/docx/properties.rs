//! [`ParagraphProperties`] and [`RunProperties`]: what a document says about a paragraph and about a run of
//! text in it.

use quick_xml::events::BytesStart;

use crate::error::Result;
use crate::package::{PartEvent, PartXml, attribute};

/// What a document says about a paragraph.
#[derive(Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// The level of a heading, from 1; above 9 for running text, whatever the style says.
    pub(super) level: Option<u8>,
    /// Whether the paragraph has a number or bullet, whatever the style says.
    pub(super) is_listed: Option<bool>,
    /// True if the paragraph goes on with the next one: its end was deleted, or it is a large first letter.
    pub(super) goes_on: bool,
}

/// What a document says about a run of text.
#[derive(Clone, Default)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    pub(super) is_hidden: Option<bool>,
}

/// Reads the rest of the properties of a paragraph, or of a paragraph style.
pub(super) fn paragraph(xml: &mut PartXml<'_>) -> Result<ParagraphProperties> {
    let mut found = ParagraphProperties::default();
    each_in_force(xml, |tag, inside| match (tag.local_name().as_ref(), inside) {
        ("pStyle", _) => found.style = value(tag),
        ("outlineLvl", _) => {
            found.level = value(tag).and_then(|level| level.parse::<u8>().ok()?.checked_add(1));
        }
        ("numId", _) => found.is_listed = Some(value(tag).is_some_and(|number| number != "0")),
        ("framePr", _) => found.goes_on |= attribute(tag, "dropCap").is_some_and(|cap| cap != "none"),
        ("del" | "moveFrom", "rPr") => found.goes_on = true,
        _ => {}
    })?;
    Ok(found)
}

/// Reads the rest of the properties of a run, or of a style.
pub(super) fn run(xml: &mut PartXml<'_>) -> Result<RunProperties> {
    let mut found = RunProperties::default();
    each_in_force(xml, |tag, _| match tag.local_name().as_ref() {
        "rStyle" => found.style = value(tag),
        "vanish" => found.is_hidden = Some(is_on(tag)),
        _ => {}
    })?;
    Ok(found)
}

/// Calls a closure with each element of the properties and the name of the element around it. Properties that
/// a change has replaced are left out.
pub(super) fn each_in_force(
    xml: &mut PartXml<'_>,
    mut take: impl FnMut(&BytesStart<'_>, &str),
) -> Result<()> {
    let mut around: Vec<String> = Vec::new();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                if name.ends_with("Change") {
                    xml.skip()?;
                    continue;
                }
                take(&tag, around.last().map_or("", String::as_str));
                around.push(name);
            }
            PartEvent::End(_) => {
                if around.pop().is_none() {
                    return Ok(());
                }
            }
            PartEvent::Text(_) => {}
            PartEvent::Over => return Ok(()),
        }
    }
}

/// Returns the value of an element that has one.
pub(super) fn value(tag: &BytesStart<'_>) -> Option<String> {
    attribute(tag, "val")
}

fn is_on(tag: &BytesStart<'_>) -> bool {
    value(tag).is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}
