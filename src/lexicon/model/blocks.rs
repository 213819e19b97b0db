//! Records of any length, one after the other: [`RecordBlocks`] reads them, [`RecordWriter`] writes them.
//!
//! Each record is preceded by its length, and a table holds the place of every sixteenth record. So a record
//! is found in one jump and at most fifteen steps, and nothing is unpacked beforehand.

use crate::varint;

/// The number of records in a block. It is part of the file format. More records make the table smaller,
/// fewer make a record faster to find; 16 was chosen by hand.
pub(super) const BLOCK: usize = 16;

/// The records of a model file, unpacked one at a time. Any bytes are safe to read: a record that would lie
/// outside of them is empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecordBlocks<'b> {
    /// The place of each block's first record: 4 bytes each, little-endian.
    pub(super) places: &'b [u8],
    pub(super) records: &'b [u8],
}

impl<'b> RecordBlocks<'b> {
    /// Returns the number of blocks.
    pub(super) fn len(self) -> usize {
        self.places.len() / 4
    }

    /// Returns the records of a block and of those after it, in order.
    pub(super) fn starting_at(self, block: usize) -> impl Iterator<Item = &'b [u8]> {
        let place = self.places.get(block * 4..).and_then(|rest| rest.first_chunk());
        let start = place.map_or(usize::MAX, |&place| u32::from_le_bytes(place) as usize);
        let mut rest = self.records.get(start..).unwrap_or_default();
        std::iter::from_fn(move || {
            let length = usize::try_from(varint::read(&mut rest)?).ok()?;
            let (record, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(record)
        })
    }

    /// Returns the record of this number; an empty one if there is none.
    pub(super) fn record(self, number: usize) -> &'b [u8] {
        self.starting_at(number / BLOCK).nth(number % BLOCK).unwrap_or_default()
    }
}

/// Collects records into blocks.
#[derive(Default)]
pub(super) struct RecordWriter {
    count: usize,
    pub(super) places: Vec<u8>,
    pub(super) records: Vec<u8>,
}

impl RecordWriter {
    /// Returns true if the next record will be the first of a block.
    pub(super) fn at_block(&self) -> bool {
        self.count.is_multiple_of(BLOCK)
    }

    pub(super) fn push(&mut self, record: &[u8]) {
        if self.at_block() {
            self.places.extend((self.records.len() as u32).to_le_bytes());
        }
        varint::write(&mut self.records, record.len() as u64);
        self.records.extend(record);
        self.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_found_by_its_number() {
        let mut writer = RecordWriter::default();
        for number in 0..100_u8 {
            writer.push(&vec![number; usize::from(number) * 3]);
        }
        let blocks = RecordBlocks { places: &writer.places, records: &writer.records };
        assert_eq!(blocks.len(), 7);
        assert_eq!(blocks.record(77), [77; 231]);
        assert_eq!(blocks.record(100), [0; 0]);
        assert_eq!(RecordBlocks { places: &writer.places, records: &[] }.record(3), [0; 0]);
    }
}
