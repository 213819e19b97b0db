//! A fragment as a JSON object: [`PlacedFragment`].

use serde::Serialize;

use super::offsets::Offsets;
use super::provenance::ProvenanceFields;
use crate::memory::{Fragment, FragmentKind};

/// A fragment, as `mizan lookup --parts --json` prints it, with its places in a chosen unit.
#[derive(Clone, Debug, Serialize)]
pub struct PlacedFragment<'f> {
    query: [usize; 2],
    id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<&'f str>,
    source: &'f str,
    target: &'f str,
    kind: &'static str,
    percent: u8,
    source_lang: &'f str,
    target_lang: &'f str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<UnitTexts<'f>>,
    #[serde(flatten)]
    provenance: ProvenanceFields<'f>,
}

/// Both texts of a unit of which a fragment is a part.
#[derive(Clone, Debug, Serialize)]
struct UnitTexts<'f> {
    source: &'f str,
    target: &'f str,
}

impl<'f> PlacedFragment<'f> {
    /// Takes the place of a fragment in the text that was looked up.
    #[must_use]
    pub fn new(found: &'f Fragment, text: &str, offsets: Offsets) -> Self {
        let unit = found.unit();
        let texts = UnitTexts { source: unit.source().plain(), target: unit.target().plain() };
        let is_all = found.kind() == FragmentKind::Whole && found.source() == texts.source;
        Self {
            query: offsets.place(text, &found.query()),
            id: found.id().get(),
            memory: found.memory(),
            source: found.source(),
            target: found.target().unwrap_or_default(),
            kind: found.kind().name(),
            percent: found.percent(),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            status: unit.status().name(),
            unit: (!is_all).then_some(texts),
            provenance: ProvenanceFields::of(unit),
        }
    }
}
