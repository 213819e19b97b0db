//! A unit of a memory as a JSON object, with all that is known about it.

use serde::{Serialize, Serializer};

use super::provenance::ProvenanceFields;
use crate::memory::StoredUnit;

#[derive(Serialize)]
struct StoredFields<'u> {
    id: i64,
    source: &'u str,
    target: &'u str,
    source_lang: &'u str,
    target_lang: &'u str,
    status: &'static str,
    places: Vec<PlaceFields>,
    #[serde(flatten)]
    provenance: ProvenanceFields<'u>,
}

#[derive(Serialize)]
struct PlaceFields {
    previous: Option<String>,
    next: Option<String>,
}

impl Serialize for StoredUnit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unit = &self.unit;
        let places = self.places().into_iter();
        let fields = StoredFields {
            id: self.id.get(),
            source: unit.source().plain(),
            target: unit.target().plain(),
            source_lang: unit.source_lang().tag(),
            target_lang: unit.target_lang().tag(),
            status: unit.status().name(),
            places: places.map(|place| PlaceFields { previous: place.previous, next: place.next }).collect(),
            provenance: ProvenanceFields::of(unit),
        };
        fields.serialize(serializer)
    }
}
