//! Writing posting lists in rows of bounded size: [`ListWriter`].

use rusqlite::{Connection, Statement, params};

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
    insert: Statement<'c>,
    slot: Slot,
    gram: u32,
    first: u32,
    last: u32,
    gaps: Vec<u8>,
    counts: Vec<u32>,
}

impl<'c> ListWriter<'c> {
    pub(super) fn new(connection: &'c Connection, slot: Slot, texts: usize) -> rusqlite::Result<Self> {
        let bits = (texts.max(1) * 4).ilog2().min(SKETCH_BITS);
        let counts = vec![0; 1 << bits];
        let insert = connection.prepare("INSERT INTO posting (key, list) VALUES (?1, ?2)")?;
        Ok(Self { insert, slot, gram: u32::MAX, first: 0, last: 0, gaps: Vec::new(), counts })
    }

    /// Appends a list: its first number, and the gaps to those that follow.
    pub(super) fn push(&mut self, gram: u32, first: u32, mut gaps: &[u8]) -> rusqlite::Result<()> {
        let mut count = 1;
        if gram == self.gram && self.gaps.len() < LIST {
            varint::write(&mut self.gaps, u64::from(first - self.last));
            self.last = first;
        } else {
            self.begin_row(gram, first)?;
        }
        while !gaps.is_empty() {
            // As many gaps as the row has room for are copied at once.
            let (fitting, rest) = gaps.split_at(end_of_gap(gaps, LIST.saturating_sub(self.gaps.len())));
            gaps = rest;
            self.gaps.extend_from_slice(fitting);
            let mut fitting = fitting;
            while let Some(gap) = varint::read(&mut fitting) {
                self.last += gap as u32;
                count += 1;
            }
            if let Some(gap) = varint::read(&mut gaps) {
                self.begin_row(gram, self.last + gap as u32)?;
                count += 1;
            }
        }
        let entries = self.counts.len() - 1;
        self.counts[gram as usize & entries] += count;
        Ok(())
    }

    fn begin_row(&mut self, gram: u32, first: u32) -> rusqlite::Result<()> {
        self.end_row()?;
        (self.gram, self.first, self.last) = (gram, first, first);
        Ok(())
    }

    fn end_row(&mut self) -> rusqlite::Result<()> {
        if self.gram != u32::MAX {
            let key = self.slot.posting(self.gram, self.first);
            self.insert.execute(params![key, self.gaps])?;
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

/// Returns where the gap ends that reaches or passes a length; the length of all gaps if none does.
fn end_of_gap(gaps: &[u8], length: usize) -> usize {
    let Some(last) = length.checked_sub(1) else { return 0 };
    let rest = gaps.get(last..).unwrap_or_default();
    rest.iter().position(|&byte| byte < 0x80).map_or(gaps.len(), |more| length + more)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::memory::index::keys::{Lane, Run};
    use crate::memory::index::posting_list::read_list;

    proptest! {
        #[test]
        fn a_list_that_comes_in_parts_is_read_as_a_whole(
            gaps in prop::collection::vec(1..40_000_u32, 1..2500),
            part in 1..2500_usize,
        ) {
            let numbers: Vec<u32> = gaps.iter().scan(0, |last, gap| { *last += gap; Some(*last) }).collect();
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch("CREATE TABLE posting (key INTEGER PRIMARY KEY, list BLOB)").unwrap();
            let slot = Slot::new(Lane(0), Run::Main);
            let mut lists = ListWriter::new(&connection, slot, numbers.len()).unwrap();
            for part in numbers.chunks(part) {
                let mut gaps = Vec::new();
                part.windows(2).for_each(|pair| varint::write(&mut gaps, u64::from(pair[1] - pair[0])));
                lists.push(7, part[0], &gaps).unwrap();
            }
            lists.finish().unwrap();
            let mut read = Vec::new();
            read_list(&connection, slot, 7, &(0..1 << 28), |number| read.push(number)).unwrap();
            read.sort_unstable();
            prop_assert_eq!(read, numbers);
            let longest = "SELECT max(length(list)) FROM posting";
            let longest: u32 = connection.query_row(longest, [], |row| row.get(0)).unwrap();
            prop_assert!(longest < LIST as u32 + 10, "{longest}");
        }
    }
}
