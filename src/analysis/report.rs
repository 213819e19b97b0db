//! [`AnalysisReport`]: what an analysis has counted, for all files and for each.

use super::counts::Counts;
use super::tally::Tally;

/// What an analysis has counted.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AnalysisReport {
    /// The counts of each file, in the order of the jobs.
    pub files: Vec<FileAnalysis>,
    /// Repetitions of a segment of the same file.
    pub within: Counts,
    /// Repetitions of a segment of another file.
    pub across: Counts,
    /// Segments that are more like an earlier segment of the jobs than like any unit of the memories, in the
    /// bands of that likeness. All of them are counted in the files as well, by the memories alone.
    pub homogeneity: Tally,
}

/// What an analysis has counted in one file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FileAnalysis {
    /// The name of the file.
    pub name: String,
    /// The counts of each band.
    pub tally: Tally,
}

impl AnalysisReport {
    /// Returns the counts of each band in all files.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut all = Tally::default();
        self.files.iter().for_each(|file| all += file.tally);
        all
    }
}
