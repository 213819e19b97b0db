//! Writing posting lists in rows of bounded size: [`ListWriter`].

use rusqlite::{Connection, params};

use crate::varint;

use super::keys::Slot;

/// The binary logarithm of the most entries in the sketch, which counts the texts of each gram: 128 KiB at
/// most.
pub(super) const SKETCH_BITS: u32 = 17;

/// The most bytes of a posting list in a row; eight rows fill a page of 8 KiB. Longer lists are split, so
/// that a lookup reads only the rows in its range.
const LIST: usize = 1000;
/// Writes the lists of a slot, which come in order, in rows of bounded size, and counts the texts of each
/// gram.
pub(super) struct ListWriter<'c> {
    connection: &'c Connection,
    slot: Slot,
    gram: u32,
    first: u32,
    last: u32,
    gaps: Vec<u8>,
    counts: Vec<u32>,
}

impl<'c> ListWriter<'c> {
    pub(super) fn new(connection: &'c Connection, slot: Slot, texts: usize) -> Self {
        let bits = (texts.max(1) * 4).ilog2().min(SKETCH_BITS);
        let counts = vec![0; 1 << bits];
        Self { connection, slot, gram: u32::MAX, first: 0, last: 0, gaps: Vec::new(), counts }
    }

    pub(super) fn push(&mut self, gram: u32, number: u32) -> rusqlite::Result<()> {
        if gram != self.gram || self.gaps.len() >= LIST {
            self.end_row()?;
            (self.gram, self.first) = (gram, number);
        } else {
            varint::write(&mut self.gaps, u64::from(number - self.last));
        }
        self.last = number;
        let entries = self.counts.len() - 1;
        self.counts[gram as usize & entries] += 1;
        Ok(())
    }

    fn end_row(&mut self) -> rusqlite::Result<()> {
        const INSERT: &str = "INSERT INTO posting (key, list) VALUES (?1, ?2)";
        if self.gram != u32::MAX {
            let key = self.slot.posting(self.gram, self.first);
            self.connection.prepare_cached(INSERT)?.execute(params![key, self.gaps])?;
            self.gaps.clear();
        }
        Ok(())
    }

    /// Returns the sketch. It has one byte for all grams with the same lower bits: four times the logarithm
    /// of their count.
    pub(super) fn finish(mut self) -> rusqlite::Result<Vec<u8>> {
        self.end_row()?;
        Ok(self.counts.iter().map(|&count| (f64::from(count + 1).log2() * 4.0) as u8).collect())
    }
}
