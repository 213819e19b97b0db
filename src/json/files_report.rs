//! What a verb has done with files of units: [`FilesReport`].

use serde::Serialize;

use super::file_report::FileReport;

/// What a verb has done with the units of some files, counted for all files and for each, as `mizan import`
/// and `mizan convert` print it with `--json`.
///
/// ```
/// use std::path::Path;
///
/// use mizan::exchange::Report;
/// use mizan::json::{FileReport, FilesReport};
///
/// let mut read = Report::default();
/// (read.read, read.inserted.new) = (12, 10);
/// let files = [FileReport::new(Path::new("plant.tmx"), &read, None)];
/// let json = serde_json::to_value(FilesReport::new("import", "plant.mizan".to_owned(), &files)).unwrap();
/// assert_eq!((&json["read"], &json["new"]), (&12.into(), &10.into()));
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct FilesReport<'r> {
    verb: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<String>,
    read: u64,
    new: u64,
    changed: u64,
    known: u64,
    repaired: u64,
    untranslated: u64,
    left_out: u64,
    rejected: u64,
    codes_left_out: u64,
    settled: u64,
    replaced: u64,
    beside: u64,
    refused: u64,
    files: &'r [FileReport],
}

impl<'r> FilesReport<'r> {
    /// Adds up the reports on the files that a verb has read, into a memory if it names one.
    #[must_use]
    pub fn new(verb: &'static str, memory: impl Into<Option<String>>, files: &'r [FileReport]) -> Self {
        let sum = |count: fn(&FileReport) -> u64| files.iter().map(count).sum();
        Self {
            verb,
            memory: memory.into(),
            read: sum(|file| file.read),
            new: sum(|file| file.new),
            changed: sum(|file| file.changed),
            known: sum(|file| file.known),
            repaired: sum(|file| file.repaired),
            untranslated: sum(|file| file.untranslated),
            left_out: sum(|file| file.left_out),
            rejected: sum(|file| file.rejected),
            codes_left_out: sum(|file| file.codes_left_out),
            settled: sum(|file| file.settled),
            replaced: sum(|file| file.replaced),
            beside: sum(|file| file.beside),
            refused: sum(|file| file.refused),
            files,
        }
    }
}
