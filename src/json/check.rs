//! The check of a memory as a JSON object.

use serde::{Serialize, Serializer};

use crate::memory::{CheckReport, Damage, UnitId};

#[derive(Serialize)]
struct CheckFields {
    sound: u64,
    unchecked: u64,
    altered: u64,
    unreadable: u64,
    damage: Vec<DamageFields>,
}

#[derive(Serialize)]
struct DamageFields {
    fault: &'static str,
    first: Option<i64>,
    last: Option<i64>,
    text: String,
}

impl DamageFields {
    fn of(damage: &Damage) -> Self {
        let last = damage.last.map(UnitId::get).filter(|&last| last < i64::MAX);
        Self {
            fault: damage.fault.name(),
            first: damage.first.map(UnitId::get),
            last,
            text: damage.to_string(),
        }
    }
}

impl Serialize for CheckReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let damage = self.damage.iter().map(DamageFields::of).collect();
        let Self { sound, unchecked, altered, unreadable, .. } = *self;
        CheckFields { sound, unchecked, altered, unreadable, damage }.serialize(serializer)
    }
}
