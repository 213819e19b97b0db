//! A finding as a JSON object: the unit, its flaw and where the flaw shows.

use std::ops::Range;

use serde::{Serialize, Serializer};

use super::offsets::Offsets;
use crate::memory::{StoredFinding, UnitId};
use crate::unit::Unit;

/// The keys of a finding itself. Places are in bytes unless they were counted in another unit.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FindingFields {
    flaw: &'static str,
    id: i64,
    kept: Option<i64>,
    source_places: Vec<[usize; 2]>,
    target_places: Vec<[usize; 2]>,
}

impl FindingFields {
    /// Takes the places of a finding, which are bytes.
    fn of(finding: &StoredFinding) -> Self {
        let places = |ranges: &[Range<usize>]| ranges.iter().map(|range| [range.start, range.end]).collect();
        Self {
            flaw: finding.finding.rule.name(),
            id: finding.id.get(),
            kept: finding.kept.map(UnitId::get),
            source_places: places(&finding.finding.source),
            target_places: places(&finding.finding.target),
        }
    }

    /// Counts the places of a finding in the texts of its unit.
    pub(super) fn in_unit(finding: &StoredFinding, unit: &Unit, offsets: Offsets) -> Self {
        Self {
            source_places: offsets.places(unit.source().plain(), &finding.finding.source),
            target_places: offsets.places(unit.target().plain(), &finding.finding.target),
            ..Self::of(finding)
        }
    }
}

impl Serialize for StoredFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FindingFields::of(self).serialize(serializer)
    }
}
