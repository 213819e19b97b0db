use std::fmt;

use crate::error::{Error, Position};
use crate::formats::Repair;
use crate::memory::Inserted;

/// What became of the units of a file.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// Units read, repaired ones among them, untranslated and refused ones not.
    pub read: u64,
    /// Units that the memory had not.
    pub new: u64,
    /// Units whose texts the memory had, but not all that the file says about them.
    pub changed: u64,
    /// Units that the memory had, as they are.
    pub known: u64,
    /// Units in which something was mended.
    pub repaired: u64,
    /// Units that have no translation yet, as messages and segments that are still open.
    pub untranslated: u64,
    /// Units that could not be read or have no source text.
    pub refused: u64,
    /// What was repaired and refused, with place and reason, in the order of the file.
    pub remarks: Vec<Remark>,
    /// How many remarks there are beyond those kept in `remarks`.
    pub unlisted: u64,
}

/// What was repaired or refused, and where.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Remark {
    /// Where in the file.
    pub at: Position,
    /// Whether the unit was kept.
    pub fate: Fate,
    /// What was found there.
    pub reason: String,
}

/// Whether a unit with a defect was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was mended and kept.
    Repaired,
    /// It was not kept.
    Refused,
}

impl Report {
    /// How many remarks are kept, so that a file of nothing but damage does not fill the memory.
    pub const MOST_REMARKS: usize = 10_000;

    pub(super) fn count(&mut self, inserted: Inserted) {
        match inserted {
            Inserted::New(_) => self.new += 1,
            Inserted::Changed(_) => self.changed += 1,
            Inserted::Known(_) => self.known += 1,
        }
    }

    pub(super) fn refuse(&mut self, error: &Error) {
        let at = error.position().unwrap_or_default();
        // The place is told beside the reason.
        let told = error.to_string();
        let reason = told.strip_prefix(&format!("{at}: ")).unwrap_or(&told).to_owned();
        self.refused += 1;
        self.remark(Remark { at, fate: Fate::Refused, reason });
    }

    /// Counts what was mended in a unit when it was written: it has a number, but no place in a file.
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

    fn remark(&mut self, remark: Remark) {
        if self.remarks.len() < Self::MOST_REMARKS {
            self.remarks.push(remark);
        } else {
            self.unlisted += 1;
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.at, self.fate, self.reason)
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Repaired => "repaired",
            Self::Refused => "refused",
        })
    }
}
