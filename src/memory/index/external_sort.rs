//! Sorting more records than fit in memory: [`Sorter`] takes them, [`Sorted`] gives them back in order.
//!
//! A sorter holds records up to its budget, then sorts them and writes them to a temporary file. At the end
//! all files and the records still held are merged (an external merge sort).

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Seek, Write};
use std::path::PathBuf;

/// Sorts records by key in bounded memory. The temporary files have no name and are deleted with the sorter.
/// Records of the same key keep their order.
pub(super) struct Sorter {
    folder: Option<PathBuf>,
    budget: usize,
    bytes: Vec<u8>,
    // The key of each record, and where its bytes begin and end.
    records: Vec<(u64, usize, usize)>,
    spilled: Vec<BufReader<File>>,
}

impl Sorter {
    /// Returns an empty sorter that holds at most `budget` bytes and writes the rest to the folder, or to the
    /// system's folder for temporary files.
    pub(super) fn new(folder: Option<PathBuf>, budget: usize) -> Self {
        Self { folder, budget, bytes: Vec::new(), records: Vec::new(), spilled: Vec::new() }
    }

    pub(super) fn push(&mut self, key: u64, parts: &[&[u8]]) -> io::Result<()> {
        let start = self.bytes.len();
        for part in parts {
            self.bytes.extend_from_slice(part);
        }
        self.records.push((key, start, self.bytes.len()));
        if self.bytes.len() + self.records.len() * size_of::<(u64, usize, usize)>() > self.budget {
            self.spill()?;
        }
        Ok(())
    }

    /// Returns the records in the order of their keys.
    pub(super) fn sorted(mut self) -> io::Result<Sorted> {
        self.records.sort_by_key(|&(key, ..)| key);
        let mut sources: Vec<SortedPart> = self.spilled.into_iter().map(SortedPart::Spilled).collect();
        sources.push(SortedPart::Held { bytes: self.bytes, records: self.records.into_iter() });
        let mut sorted = Sorted { heads: vec![Vec::new(); sources.len()], sources, next: BinaryHeap::new() };
        for source in 0..sorted.sources.len() {
            sorted.advance(source)?;
        }
        Ok(sorted)
    }

    fn spill(&mut self) -> io::Result<()> {
        let file = match &self.folder {
            Some(folder) => tempfile::tempfile_in(folder)?,
            None => tempfile::tempfile()?,
        };
        self.records.sort_by_key(|&(key, ..)| key);
        let mut writer = BufWriter::with_capacity(1 << 16, file);
        for (key, start, end) in self.records.drain(..) {
            writer.write_all(&key.to_le_bytes())?;
            writer.write_all(&((end - start) as u32).to_le_bytes())?;
            writer.write_all(&self.bytes[start..end])?;
        }
        self.bytes.clear();
        let mut file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.spilled.push(BufReader::with_capacity(1 << 16, file));
        Ok(())
    }
}

/// The records of a [`Sorter`] in order.
pub(super) struct Sorted {
    sources: Vec<SortedPart>,
    // The bytes of the next record of each source.
    heads: Vec<Vec<u8>>,
    next: BinaryHeap<Reverse<(u64, usize)>>,
}

enum SortedPart {
    Held { bytes: Vec<u8>, records: std::vec::IntoIter<(u64, usize, usize)> },
    Spilled(BufReader<File>),
}

impl Sorted {
    /// Moves the next record into `record` and returns its key.
    pub(super) fn next(&mut self, record: &mut Vec<u8>) -> io::Result<Option<u64>> {
        let Some(Reverse((key, source))) = self.next.pop() else { return Ok(None) };
        std::mem::swap(record, &mut self.heads[source]);
        self.advance(source)?;
        Ok(Some(key))
    }

    fn advance(&mut self, source: usize) -> io::Result<()> {
        let head = &mut self.heads[source];
        head.clear();
        let key = match &mut self.sources[source] {
            SortedPart::Held { bytes, records } => {
                let Some((key, start, end)) = records.next() else { return Ok(()) };
                head.extend_from_slice(&bytes[start..end]);
                key
            }
            SortedPart::Spilled(file) => {
                let mut prefix = [0; 12];
                match file.read_exact(&mut prefix) {
                    Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
                    other => other?,
                }
                let (key, length) = prefix.split_at(8);
                let length = u32::from_le_bytes(length.try_into().expect("four bytes"));
                head.resize(length as usize, 0);
                file.read_exact(head)?;
                u64::from_le_bytes(key.try_into().expect("eight bytes"))
            }
        };
        self.next.push(Reverse((key, source)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn records_come_back_in_order_whether_they_fit_or_not(
            given in prop::collection::vec((0..40_u64, prop::collection::vec(any::<u8>(), 0..9)), 0..200),
            budget in 100..4000_usize,
        ) {
            let mut sorter = Sorter::new(None, budget);
            for (key, bytes) in &given {
                sorter.push(*key, &[bytes]).unwrap();
            }
            let mut sorted = sorter.sorted().unwrap();
            let (mut found, mut record) = (Vec::new(), Vec::new());
            while let Some(key) = sorted.next(&mut record).unwrap() {
                found.push((key, record.clone()));
            }
            let mut expected = given;
            expected.sort_by_key(|&(key, _)| key);
            prop_assert_eq!(found, expected);
        }
    }
}
