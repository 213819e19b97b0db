//! A finding as a JSON object: the unit, its flaw and where the flaw shows.

use serde::{Serialize, Serializer};

use super::places::places;
use crate::memory::{Finding, UnitId};

#[derive(Serialize)]
struct FindingFields {
    flaw: &'static str,
    id: i64,
    kept: Option<i64>,
    source_places: Vec<[usize; 2]>,
    target_places: Vec<[usize; 2]>,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = FindingFields {
            flaw: self.flaw.name(),
            id: self.id.get(),
            kept: self.kept.map(UnitId::get),
            source_places: places(&self.source),
            target_places: places(&self.target),
        };
        fields.serialize(serializer)
    }
}
