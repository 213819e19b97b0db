//! [`Report`]: how many units of a file were read, stored, repaired, refused, and why.

use super::foreign_texts::ForeignTexts;
use super::remark::{Fate, Remark};
use crate::error::{Error, ErrorKind, Position, Syntax};
use crate::formats::{Format, Repair};
use crate::memory::InsertedCounts;
use crate::unit::Unit;

/// What became of the units of a file.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// Units that were read, including repaired ones. Untranslated and refused units are not among them.
    pub read: u64,
    /// What became of the units in the memory that took them.
    pub inserted: InsertedCounts,
    /// Units in which a defect was mended.
    pub repaired: u64,
    /// Units that have no translation yet: messages and segments that are still open, and those whose target
    /// repeats the source.
    pub untranslated: u64,
    /// Units that a memory must not offer: translations that a reviewer rejected, texts that must not be
    /// translated, and inline codes without a text.
    pub left_out: u64,
    /// Units of a document that were written without their translation, which a reviewer rejected.
    pub rejected: u64,
    /// The names of the columns of a table that have text and were not read.
    pub columns_left_out: Vec<String>,
    /// The texts that were read, by their language, with those that are in other letters than the language.
    pub foreign: Vec<ForeignTexts>,
    /// What a program did to the letters of the texts before they were imported, in words
    /// (`UTF-8 was read as windows-1252`).
    pub damage: Vec<String>,
    /// Units that were written without some of their inline codes, since the format has no place for codes.
    /// Placeholders are written as text, and count here only where a code of another kind was left out too.
    pub codes_left_out: u64,
    /// Units that could not be read or have no source text.
    pub refused: u64,
    /// The place at which the file is cut off, if it ends too early. What stood behind is missing.
    pub cut_off: Option<Position>,
    /// Segments whose target was filled from a memory.
    pub filled: u64,
    /// Filled segments whose translation has the same neighbours in the memory.
    pub filled_by_context: u64,
    /// Filled segments whose translation has the same key and document in the memory.
    pub filled_by_key: u64,
    /// Segments that got proposals from a memory and stay open.
    pub proposed: u64,
    /// Proposed segments whose first proposal keeps its own numbers, since it is not sure where those of the
    /// segment go.
    pub unadapted: u64,
    /// Proposed segments whose exact translation is longer than the file allows.
    pub too_long: u64,
    /// Proposed segments with a text that must not be translated.
    pub protected: u64,
    /// Segments for which the memory had no proposal.
    pub unanswered: u64,
    /// What was repaired and refused, with place and reason, in the order of the file.
    pub remarks: Vec<Remark>,
    /// How many remarks there are beyond those kept in `remarks`.
    pub unlisted: u64,
}

impl Report {
    /// The most remarks kept, about a megabyte, so that a file full of damage does not exhaust memory. Chosen
    /// by hand.
    pub const MOST_REMARKS: usize = 10_000;

    /// Returns what is said of a file that is cut off at a place.
    #[must_use]
    pub fn cut_off_at(at: Position) -> String {
        format!("the file is cut off: what stood behind line {} is missing", at.line)
    }

    pub(super) fn refuse(&mut self, error: &Error) {
        let at = error.position().unwrap_or_default();
        // The text of the error begins with the place, which a remark has in a field of its own.
        let text = error.to_string();
        let reason = text.strip_prefix(&format!("{at}: ")).unwrap_or(&text).to_owned();
        if error.is_cut_off() {
            self.cut_off.get_or_insert(at);
        }
        // The end of a file is no unit.
        let is_end = matches!(error.kind(), ErrorKind::Syntax { found: Syntax::NoEnd(_), .. });
        self.refused += u64::from(!is_end);
        self.remark(Remark { at, fate: Fate::Refused, reason });
    }

    /// Counts the repairs made in a unit while it was written. The unit comes from a memory, so a remark
    /// names its number instead of a place in a file.
    pub(super) fn repair_numbered(&mut self, id: i64, repairs: &[Repair]) {
        self.repaired += u64::from(!repairs.is_empty());
        for repair in repairs {
            let reason = format!("unit {id}: {}", repair.reason());
            self.remark(Remark { at: repair.at, fate: Fate::Repaired, reason });
        }
    }

    pub(super) fn repair(&mut self, repairs: &[Repair]) {
        self.repaired += u64::from(!repairs.is_empty());
        for repair in repairs {
            self.remark(Remark { at: repair.at, fate: Fate::Repaired, reason: repair.reason() });
        }
    }

    /// Counts a unit that is written in a format, if some of its codes are left out there.
    pub(super) fn count_codes(&mut self, unit: &Unit, format: Format) {
        let loses = || unit.source().loses_codes() || unit.target().loses_codes();
        self.codes_left_out += u64::from(!format.keeps_codes() && loses());
    }

    fn remark(&mut self, remark: Remark) {
        if self.remarks.len() < Self::MOST_REMARKS {
            self.remarks.push(remark);
        } else {
            self.unlisted += 1;
        }
    }
}
