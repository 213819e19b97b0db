//! A flaw with the unit that has it: [`FlawedUnit`].

use serde::Serialize;

use super::finding::FindingFields;
use super::offsets::Offsets;
use super::provenance::ProvenanceFields;
use crate::memory::StoredFinding;
use crate::unit::Unit;

/// A finding of a check with the unit that it is about, as `mizan clean --json` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct FlawedUnit<'f> {
    #[serde(flatten)]
    finding: FindingFields,
    source: &'f str,
    target: &'f str,
    source_lang: &'f str,
    target_lang: &'f str,
    status: &'static str,
    #[serde(flatten)]
    provenance: ProvenanceFields<'f>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

impl<'f> FlawedUnit<'f> {
    /// Joins a finding and its unit. Places are counted in a unit of length.
    #[must_use]
    pub fn new(finding: &StoredFinding, unit: &'f Unit, offsets: Offsets) -> Self {
        Self {
            finding: FindingFields::in_unit(finding, unit, offsets),
            source: unit.source().plain(),
            target: unit.target().plain(),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            status: unit.status().name(),
            provenance: ProvenanceFields::of(unit),
            deleted: None,
        }
    }

    /// Says whether the unit was deleted, after the flaws were mended.
    #[must_use]
    pub fn deleted(mut self, deleted: impl Into<Option<bool>>) -> Self {
        self.deleted = deleted.into();
        self
    }
}
