//! The part of a [`PairIndex`](super::pair_index) that lies on disk: sorted entries in a temporary file
//! without a name.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::bloom_filter::BloomFilter;

/// A file of entries in the order of their hashes.
pub(super) struct PairFile {
    file: File,
    entries: usize,
    // The hash of the first entry of each block.
    firsts: Vec<u64>,
    pub(super) filter: BloomFilter,
}

/// Entries in a block, which is read at once: 4 KiB, the size of a page of the system.
const BLOCK: usize = 256;
/// Bytes of an entry: a hash and a number.
const ENTRY: usize = 16;

impl PairFile {
    pub(super) fn write(entries: &[(u64, i64)], folder: Option<&Path>) -> io::Result<Self> {
        let file = match folder {
            Some(folder) => tempfile::tempfile_in(folder)?,
            None => tempfile::tempfile()?,
        };
        let mut writer = BufWriter::with_capacity(1 << 16, file);
        for (hash, unit) in entries {
            writer.write_all(&hash.to_le_bytes())?;
            writer.write_all(&unit.to_le_bytes())?;
        }
        Ok(Self {
            file: writer.into_inner().map_err(io::IntoInnerError::into_error)?,
            entries: entries.len(),
            firsts: entries.iter().step_by(BLOCK).map(|&(hash, _)| hash).collect(),
            filter: BloomFilter::of(entries.iter().map(|&(hash, _)| hash)),
        })
    }

    /// Returns the units of a hash.
    pub(super) fn find(&mut self, hash: u64) -> io::Result<Vec<i64>> {
        let first = self.firsts.partition_point(|&first| first < hash).saturating_sub(1);
        let end = self.firsts.partition_point(|&first| first <= hash);
        let mut units = Vec::new();
        for block in first..end {
            self.find_in(block, hash, &mut units)?;
        }
        Ok(units)
    }

    fn find_in(&mut self, block: usize, hash: u64, units: &mut Vec<i64>) -> io::Result<()> {
        let mut bytes = [0; BLOCK * ENTRY];
        let bytes = &mut bytes[..BLOCK.min(self.entries - block * BLOCK) * ENTRY];
        self.file.seek(SeekFrom::Start((block * BLOCK * ENTRY) as u64))?;
        self.file.read_exact(bytes)?;
        let entries = bytes.chunks_exact(ENTRY).map(|entry| {
            let (hash, unit) = entry.split_at(8);
            let eight = "eight bytes";
            (
                u64::from_le_bytes(hash.try_into().expect(eight)),
                i64::from_le_bytes(unit.try_into().expect(eight)),
            )
        });
        units.extend(entries.filter(|&(found, _)| found == hash).map(|(_, unit)| unit));
        Ok(())
    }
}
