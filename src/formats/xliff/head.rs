//! What the head of a `<file>` says about the units in it.

use super::definitions::Definitions;
use crate::formats::xml::tags::Element;
use crate::lang::Lang;
use crate::unit::{Unit, UnitText};

// The most segments read of one unit; further segments are left out. Chosen by hand; bounds the memory.
pub(super) const MOST_SEGMENTS: usize = 10_000;

/// The languages, the name and the definitions of the `<file>` that is being read.
#[derive(Default)]
pub(super) struct Head {
    pub(super) source_lang: Option<Lang>,
    pub(super) target_lang: Option<Lang>,
    pub(super) document: Option<String>,
    pub(super) definitions: Definitions,
    pub(super) position: u32,
    pub(super) previous: Option<String>,
}

impl Head {
    /// Returns a unit of this file; the `xml:lang` of its target says what the file does not.
    pub(super) fn unit(&self, source: UnitText, target: Option<Element<'_>>, text: UnitText) -> Unit {
        let own = |target: Element<'_>| target.attribute("xml:lang").and_then(|tag| tag.parse().ok());
        let source_lang = self.source_lang.clone().unwrap_or(Lang::UNDETERMINED);
        let target_lang =
            self.target_lang.clone().or_else(|| target.and_then(own)).unwrap_or(Lang::UNDETERMINED);
        let mut unit = Unit::new(source_lang, source, target_lang, text);
        unit.origin.document = self.document.clone();
        unit
    }
}

/// Returns the key of a segment: the id of its unit, with the segment's own id if the unit has several.
pub(super) fn key(unit: Option<&str>, segment: Option<&str>) -> Option<String> {
    match (unit, segment) {
        (Some(unit), Some(segment)) => Some(format!("{unit}.{segment}")),
        (unit, segment) => unit.or(segment).map(str::to_owned),
    }
}
