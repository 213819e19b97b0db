//! The keys of the index's tables: which lane and run, which gram, from which number on.

use super::grams::BITS as GRAM_BITS;

/// The bits of a text's number in its lane and run.
const NUMBER_BITS: u32 = 28;
const SLOT_SHIFT: u32 = GRAM_BITS + NUMBER_BITS;

/// The texts of a language, whatever its region. Beyond the sixty-third language all share the last lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::memory) struct Lane(pub(in crate::memory) u8);

/// The units by number: so many in a row of the table.
pub(super) const BLOCK: u32 = 512;

/// A part of the index that was built at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Main,
    Young,
}

/// A lane of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot(pub(super) u8);

impl Lane {
    pub(in crate::memory) const LAST: u8 = 63;
}

impl Slot {
    pub(super) fn new(lane: Lane, run: Run) -> Self {
        Self(lane.0 | if run == Run::Young { 64 } else { 0 })
    }

    /// Returns the key of the texts with a gram, from a number on.
    pub(super) fn posting(self, gram: u32, number: u32) -> i64 {
        i64::from(self.0) << SLOT_SHIFT | i64::from(gram) << NUMBER_BITS | i64::from(number)
    }

    /// Returns the key of a block of units by number.
    pub(super) fn block(self, block: u32) -> i64 {
        i64::from(self.0) << SLOT_SHIFT | i64::from(block)
    }
}

impl Run {
    /// Returns the least and the greatest key of a run.
    pub(super) fn keys(self) -> (i64, i64) {
        match self {
            Self::Main => (0, (64 << SLOT_SHIFT) - 1),
            Self::Young => (64 << SLOT_SHIFT, i64::MAX),
        }
    }

    /// Returns the least and the greatest slot of a run.
    pub(super) fn slots(self) -> (u8, u8) {
        match self {
            Self::Main => (0, Lane::LAST),
            Self::Young => (64, 64 + Lane::LAST),
        }
    }
}

/// Returns the number in a posting's key.
pub(super) fn number_of(key: i64) -> u32 {
    (key & ((1 << NUMBER_BITS) - 1)) as u32
}
