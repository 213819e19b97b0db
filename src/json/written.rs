//! What a verb has written into a file: [`WrittenReport`].

use serde::Serialize;

/// The file that a verb has written and what the file holds, as `mizan export` and `mizan train` print it
/// with `--json`.
///
/// ```
/// let report = mizan::json::WrittenReport::new("export", "plant.tmx", 273);
/// assert_eq!(serde_json::to_value(&report).unwrap()["units"], 273);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct WrittenReport {
    verb: &'static str,
    file: String,
    units: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    stems: Option<u64>,
}

impl WrittenReport {
    /// Returns the report of a verb that has written a file from this number of units.
    #[must_use]
    pub fn new(verb: &'static str, file: impl Into<String>, units: u64) -> Self {
        Self { verb, file: file.into(), units, stems: None }
    }

    /// Sets the number of stems of a lexicon.
    #[must_use]
    pub fn stems(mut self, stems: impl Into<Option<u64>>) -> Self {
        self.stems = stems.into();
        self
    }
}
