//! [`PairIndex`]: finds the units that an import has already met, by a hash of their texts.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use super::pair_file::PairFile;

/// The numbers of units by a hash of their texts. The newest units are in a hash table; the others lie on
/// disk in sorted files, each behind a Bloom filter that spares most reads. A unit on disk takes one or two
/// bytes of memory.
pub(super) struct PairIndex {
    folder: Option<PathBuf>,
    newest: HashMap<u64, i64>,
    // The units held before they are written to a file.
    most: usize,
    parts: Vec<PairFile>,
}

/// Units held in memory: as many as fill a hash table of 2^20 slots, 18 MB.
const MOST: usize = 900_000;

impl PairIndex {
    /// Returns an empty index, whose files go to the folder, or to the system's folder for temporary files.
    pub(super) fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), newest: HashMap::new(), most: MOST, parts: Vec::new() }
    }

    pub(super) fn insert(&mut self, hash: u64, unit: i64) -> io::Result<()> {
        self.newest.insert(hash, unit);
        if self.newest.len() >= self.most {
            let mut entries: Vec<(u64, i64)> = self.newest.drain().collect();
            entries.sort_unstable();
            self.parts.push(PairFile::write(&entries, self.folder.as_deref())?);
        }
        Ok(())
    }

    /// Returns the units whose texts have this hash.
    pub(super) fn units(&mut self, hash: u64) -> io::Result<Vec<i64>> {
        let mut units: Vec<i64> = self.newest.get(&hash).copied().into_iter().collect();
        for part in &mut self.parts {
            if part.filter.may_have(hash) {
                units.extend(part.find(hash)?);
            }
        }
        Ok(units)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::hash::GOLDEN;

    proptest! {
        #[test]
        fn what_was_put_in_is_found_whether_it_is_held_or_on_disk(
            given in prop::collection::vec((0..100_u64, any::<i64>()), 0..150),
            most in 5..150_usize,
        ) {
            // Spreads the keys, since a real hash has all its bits mixed.
            let hash = |key: u64| key.wrapping_mul(GOLDEN);
            let mut seen = PairIndex { most, ..PairIndex::new(None) };
            for &(key, unit) in &given {
                seen.insert(hash(key), unit).unwrap();
            }
            for key in 0..105 {
                let found = seen.units(hash(key)).unwrap();
                let newest = given.iter().rev().find(|&&(one, _)| one == key);
                prop_assert!(newest.is_none_or(|(_, unit)| found.contains(unit)));
                prop_assert!(found.iter().all(|unit| given.contains(&(key, *unit))));
            }
        }
    }
}
