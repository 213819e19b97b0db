//! A finding of a check with the texts of its unit and its place: [`ReportedFinding`].

use serde::Serialize;

use super::offsets::Offsets;
use crate::check::{Place, PlacedFinding};

/// A finding as `mizan check --json` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedFinding<'f> {
    rule: &'static str,
    severity: &'static str,
    message: &'f str,
    source: &'f str,
    target: &'f str,
    source_lang: &'f str,
    target_lang: &'f str,
    source_places: Vec<[usize; 2]>,
    target_places: Vec<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceFields<'f>>,
}

#[derive(Clone, Debug, Serialize)]
struct PlaceFields<'p> {
    file: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<i64>,
}

impl<'f> ReportedFinding<'f> {
    /// Returns a finding, its places counted in a unit of length. A unit that stands nowhere has no place.
    #[must_use]
    pub fn new(found: &'f PlacedFinding, offsets: Offsets) -> Self {
        let PlacedFinding { finding, place, unit } = found;
        let (source, target) = (unit.source().plain(), unit.target().plain());
        let Place { file, line, key, unit: number } = place;
        Self {
            rule: finding.rule.name(),
            severity: finding.severity.name(),
            message: &finding.message,
            source,
            target,
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            source_places: offsets.places(source, &finding.source),
            target_places: offsets.places(target, &finding.target),
            place: (*place != Place::default()).then(|| PlaceFields {
                file,
                line: *line,
                key: key.as_deref(),
                unit: *number,
            }),
        }
    }
}
