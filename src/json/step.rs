//! A step of a memory's history as a JSON object.

use serde::{Serialize, Serializer};

use crate::memory::Step;

#[derive(Serialize)]
struct StepFields<'s> {
    action: String,
    file: Option<&'s str>,
    files: u64,
    at: String,
    made: u64,
    changed: u64,
    units: Vec<i64>,
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = StepFields {
            action: self.action.to_string(),
            file: self.file.as_deref(),
            files: self.files,
            at: self.at.to_string(),
            made: self.made,
            changed: self.changed,
            units: self.units.iter().map(|unit| unit.get()).collect(),
        };
        fields.serialize(serializer)
    }
}
