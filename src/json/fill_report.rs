//! What a verb has filled from a memory: [`FillReport`].

use serde::Serialize;

use crate::exchange::Report;

/// How many segments of some files were filled from a memory, for all files and for each, as
/// `mizan pretranslate --json` prints it.
///
/// ```
/// use mizan::exchange::Report;
/// use mizan::json::FillReport;
///
/// let (mut report, mut filled) = (FillReport::new("plant.mizan"), Report::default());
/// filled.filled = 3;
/// report.add("app.xlf", &filled, None);
/// assert_eq!(serde_json::to_value(&report).unwrap()["filled"], 3);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct FillReport {
    verb: &'static str,
    memory: String,
    #[serde(flatten)]
    all: FilledSegments,
    files: Vec<FilledFile>,
}

#[derive(Clone, Debug, Serialize)]
struct FilledFile {
    file: String,
    #[serde(flatten)]
    segments: FilledSegments,
    error: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct FilledSegments {
    filled: u64,
    filled_by_key: u64,
    filled_by_context: u64,
    proposed: u64,
    unadapted: u64,
    too_long: u64,
    protected: u64,
    unanswered: u64,
}

impl FillReport {
    /// Returns the report of a run that has filled nothing yet from the memory of this name.
    #[must_use]
    pub fn new(memory: impl Into<String>) -> Self {
        let (all, files) = (FilledSegments::default(), Vec::new());
        Self { verb: "pretranslate", memory: memory.into(), all, files }
    }

    /// Adds a file, with the error that ended the work on it, if one did.
    pub fn add(&mut self, file: impl Into<String>, report: &Report, error: impl Into<Option<String>>) {
        let mut segments = FilledSegments::default();
        segments.add(report);
        self.all.add(report);
        self.files.push(FilledFile { file: file.into(), segments, error: error.into() });
    }
}

impl FilledSegments {
    fn add(&mut self, report: &Report) {
        self.filled += report.filled;
        self.filled_by_key += report.filled_by_key;
        self.filled_by_context += report.filled_by_context;
        self.proposed += report.proposed;
        self.unadapted += report.unadapted;
        self.too_long += report.too_long;
        self.protected += report.protected;
        self.unanswered += report.unanswered;
    }
}
