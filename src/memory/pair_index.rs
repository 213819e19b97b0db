//! [`PairIndex`]: finds the units that an import has already met, by a hash of their texts.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use super::pair_file::PairFile;

/// The numbers of units by a hash of their texts. The newest units are in a hash table; the others lie on
/// disk in sorted files, each behind a Bloom filter that spares most reads. A unit on disk takes one or two
/// bytes of memory.
pub(super) struct PairIndex {
    folder: Option<PathBuf>,
    newest: HashMap<u64, i64, BuildHasherDefault<HashAsGiven>>,
    // Further units of a hash that `newest` has, such as the same texts for two clients.
    further: BTreeSet<(u64, i64)>,
    // The units held before they are written to a file.
    most: usize,
    parts: Vec<PairFile>,
}

/// Units held in memory: as many as fill a hash table of 2^20 slots, 18 MB.
const MOST: usize = 900_000;

impl PairIndex {
    /// Returns an empty index, whose files go to the folder, or to the system's folder for temporary files.
    pub(super) fn new(folder: Option<&Path>) -> Self {
        Self {
            folder: folder.map(Path::to_owned),
            newest: HashMap::default(),
            further: BTreeSet::new(),
            most: MOST,
            parts: Vec::new(),
        }
    }

    pub(super) fn insert(&mut self, hash: u64, unit: i64) -> io::Result<()> {
        if *self.newest.entry(hash).or_insert(unit) != unit {
            self.further.insert((hash, unit));
        }
        if self.newest.len() + self.further.len() >= self.most {
            let mut entries: Vec<(u64, i64)> = self.newest.drain().collect();
            entries.extend(std::mem::take(&mut self.further));
            entries.sort_unstable();
            self.parts.push(PairFile::write(&entries, self.folder.as_deref())?);
        }
        Ok(())
    }

    /// Returns the units whose texts have this hash.
    pub(super) fn units(&mut self, hash: u64) -> io::Result<Vec<i64>> {
        let mut units: Vec<i64> = self.newest.get(&hash).copied().into_iter().collect();
        if !self.further.is_empty() {
            units.extend(self.further.range((hash, i64::MIN)..=(hash, i64::MAX)).map(|&(_, unit)| unit));
        }
        for part in &mut self.parts {
            if part.filter.may_have(hash) {
                units.extend(part.find(hash)?);
            }
        }
        Ok(units)
    }
}

/// A hasher for numbers that are hashes already.
#[derive(Default)]
struct HashAsGiven(u64);

impl Hasher for HashAsGiven {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash << 8 | u64::from(byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
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
            given in prop::collection::vec((0..100_u64, 0..5_i64), 0..600),
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
                let mut of_key = given.iter().filter(|&&(one, _)| one == key);
                prop_assert!(of_key.all(|(_, unit)| found.contains(unit)));
                prop_assert!(found.iter().all(|unit| given.contains(&(key, *unit))));
            }
        }
    }
}
