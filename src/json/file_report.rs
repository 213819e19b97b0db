//! What became of the units of one file: [`FileReport`].

use std::path::Path;

use serde::Serialize;

use crate::exchange::{Fate, ForeignTexts, Remark, Report};

/// A file and what became of its units, as `mizan import --report` and `mizan convert --report` write it.
#[derive(Clone, Debug, Serialize)]
pub struct FileReport {
    pub(super) beside: u64,
    pub(super) changed: u64,
    pub(super) codes_left_out: u64,
    columns_left_out: Vec<String>,
    error: Option<String>,
    file: String,
    foreign: Vec<ForeignFields>,
    pub(super) known: u64,
    pub(super) left_out: u64,
    pub(super) new: u64,
    pub(super) read: u64,
    pub(super) refused: u64,
    pub(super) rejected: u64,
    remarks: Vec<RemarkFields>,
    pub(super) repaired: u64,
    pub(super) replaced: u64,
    pub(super) settled: u64,
    unlisted: u64,
    pub(super) untranslated: u64,
}

#[derive(Clone, Debug, Serialize)]
struct ForeignFields {
    foreign: u64,
    lang: String,
    texts: u64,
}

#[derive(Clone, Debug, Serialize)]
struct RemarkFields {
    column: u64,
    fate: &'static str,
    line: u64,
    reason: String,
}

impl FileReport {
    /// Joins a file's name and the report on its units, with the error that ended the reading, if one did. A
    /// file that is cut off has an error too.
    #[must_use]
    pub fn new(file: &Path, report: &Report, error: impl Into<Option<String>>) -> Self {
        Self {
            beside: report.inserted.beside,
            changed: report.inserted.changed,
            codes_left_out: report.codes_left_out,
            columns_left_out: report.columns_left_out.clone(),
            error: error.into().or_else(|| report.cut_off.map(Report::cut_off_at)),
            file: file.display().to_string(),
            foreign: report.foreign.iter().filter(|texts| texts.foreign > 0).map(ForeignFields::of).collect(),
            known: report.inserted.known,
            left_out: report.left_out,
            new: report.inserted.new,
            read: report.read,
            refused: report.refused,
            rejected: report.rejected,
            remarks: report.remarks.iter().map(RemarkFields::of).collect(),
            repaired: report.repaired,
            replaced: report.inserted.replaced,
            settled: report.inserted.settled,
            unlisted: report.unlisted,
            untranslated: report.untranslated,
        }
    }
}

impl ForeignFields {
    fn of(texts: &ForeignTexts) -> Self {
        Self { foreign: texts.foreign, lang: texts.lang.to_string(), texts: texts.texts }
    }
}

impl RemarkFields {
    fn of(remark: &Remark) -> Self {
        let fate = match remark.fate {
            Fate::Repaired => "repaired",
            Fate::Refused => "refused",
        };
        Self { column: remark.at.column, fate, line: remark.at.line, reason: remark.reason.clone() }
    }
}
