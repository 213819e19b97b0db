//! [`Stored`]: what became of the units of an alignment in the memory that takes them.

use mizan::memory::InsertedCounts;

use crate::terminal::remark::remark;
use crate::terminal::settled_remark::tell_settled;
use crate::terminal::words::count;

/// The units of alignments that a memory took, and those that it gave up for them.
#[derive(Clone, Copy, Default)]
pub(super) struct Stored {
    pub(super) inserted: InsertedCounts,
    /// Units of earlier alignments of the same texts, which were deleted.
    pub(super) replaced: u64,
    /// Units of earlier alignments of texts of the same names, which translate a sentence otherwise.
    pub(super) beside: u64,
}

impl Stored {
    pub(super) fn add(&mut self, other: &Self) {
        self.inserted.new += other.inserted.new;
        self.inserted.changed += other.inserted.changed;
        self.inserted.known += other.inserted.known;
        self.replaced += other.replaced;
        self.beside += other.beside;
        self.inserted.settled += other.inserted.settled;
    }

    /// Says on stderr what became of the units.
    pub(super) fn tell(&self, memory: &str) {
        let InsertedCounts { new, changed, known, settled, .. } = self.inserted;
        remark!("{memory}: {new} new, {changed} changed, {known} known");
        if self.replaced > 0 {
            let units = count(self.replaced, "unit");
            remark!("{memory}: {units} of earlier alignments of the same texts replaced");
        }
        if self.beside > 0 {
            let units = count(self.beside, "unit");
            remark!(
                "{memory}: {units} of an earlier version of the texts translate the same otherwise; `mizan clean` lists them"
            );
        }
        tell_settled(memory, settled);
    }
}
