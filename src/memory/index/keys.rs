//! The keys of the index's tables: lane and run, gram, and number, packed into one integer.

use super::grams::BITS as GRAM_BITS;

/// The number of bits for a text's number within its lane and run, with room for 268 million texts of a
/// language.
const NUMBER_BITS: u32 = 28;
const SLOT_SHIFT: u32 = GRAM_BITS + NUMBER_BITS;

/// The texts of a language, whatever its region. All languages after the sixty-third share the last lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::memory) struct Lane(pub(in crate::memory) u8);

/// The number of texts in a row of the table `numbered`. In a memory of a million units a row has 1,349
/// bytes, and six rows fill a page.
pub(super) const BLOCK: u32 = 512;

/// A part of the index that is built at once.
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

    /// Returns the key of the posting list of a gram that begins with a number.
    pub(super) fn posting(self, gram: u32, number: u32) -> i64 {
        i64::from(self.0) << SLOT_SHIFT | i64::from(gram) << NUMBER_BITS | i64::from(number)
    }

    /// Returns the key of a row of `numbered`.
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
