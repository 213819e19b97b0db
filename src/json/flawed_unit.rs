//! A flaw with the unit that has it: [`FlawedUnit`].

use serde::Serialize;

use super::provenance::ProvenanceFields;
use crate::memory::Finding;
use crate::unit::Unit;

/// A finding of a check with the unit that it is about, as `mizan clean --json` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct FlawedUnit<'f> {
    #[serde(flatten)]
    finding: &'f Finding,
    source: &'f str,
    target: &'f str,
    source_lang: &'f str,
    target_lang: &'f str,
    status: &'static str,
    #[serde(flatten)]
    provenance: ProvenanceFields<'f>,
}

impl<'f> FlawedUnit<'f> {
    /// Joins a finding and its unit.
    #[must_use]
    pub fn new(finding: &'f Finding, unit: &'f Unit) -> Self {
        Self {
            finding,
            source: unit.source().plain(),
            target: unit.target().plain(),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            status: unit.status().name(),
            provenance: ProvenanceFields::of(unit),
        }
    }
}
