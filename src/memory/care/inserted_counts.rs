//! [`InsertedCounts`]: what became of many units that were inserted.

use crate::memory::batch::Inserted;

/// The units that were inserted into a memory, counted by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InsertedCounts {
    /// Units that were not there before.
    pub new: u64,
    /// Units whose texts were there, and to which the insertion added something.
    pub changed: u64,
    /// Units that were there already.
    pub known: u64,
    /// Units that a person has changed or deleted, and that did not come back.
    pub settled: u64,
    /// Units that gave way to newer translations of their texts: those of an earlier version of the file, or,
    /// in a merge that asks for it, those of the receiving memory.
    pub replaced: u64,
    /// Units that were not merged because the receiving memory has newer translations of their texts.
    pub older: u64,
    /// New units beside which a unit of an earlier version of the file stays that translates the same text
    /// otherwise.
    pub beside: u64,
}

impl InsertedCounts {
    /// Counts a unit that was inserted.
    pub fn count(&mut self, inserted: Inserted) {
        match inserted {
            Inserted::New(_) => self.new += 1,
            Inserted::Changed(_) => self.changed += 1,
            Inserted::Known(_) => self.known += 1,
        }
    }
}
