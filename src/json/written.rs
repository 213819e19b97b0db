//! What a verb has written into a file: [`WrittenReport`].

use serde::Serialize;

/// The file that a verb has written and what the file holds, as `mizan export`, `mizan train` and
/// `mizan segment` print it with `--json`.
///
/// ```
/// let report = mizan::json::WrittenReport::new("export", "plant.tmx", 273);
/// assert_eq!(serde_json::to_value(&report).unwrap()["units"], 273);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct WrittenReport {
    verb: &'static str,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    segments: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stems: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    codes_left_out: Option<u64>,
}

impl WrittenReport {
    /// Returns the report of a verb that has written a file from this number of units.
    #[must_use]
    pub fn new(verb: &'static str, file: impl Into<String>, units: u64) -> Self {
        Self {
            verb,
            file: file.into(),
            units: Some(units),
            segments: None,
            stems: None,
            codes_left_out: None,
        }
    }

    /// Returns the report of a verb that has written this number of segments, into a file or a folder.
    #[must_use]
    pub fn of_segments(verb: &'static str, file: impl Into<String>, segments: u64) -> Self {
        Self {
            verb,
            file: file.into(),
            units: None,
            segments: Some(segments),
            stems: None,
            codes_left_out: None,
        }
    }

    /// Sets the number of units that were written without some of their inline codes.
    #[must_use]
    pub fn codes_left_out(mut self, units: impl Into<Option<u64>>) -> Self {
        self.codes_left_out = units.into();
        self
    }

    /// Sets the number of stems of a lexicon.
    #[must_use]
    pub fn stems(mut self, stems: impl Into<Option<u64>>) -> Self {
        self.stems = stems.into();
        self
    }
}
