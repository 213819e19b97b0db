use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The numbers of units by a hash of their texts, in memory that hardly grows: the newest are held, the others lie in
/// sorted parts on disk, in files without a name. A byte a unit tells most texts that are in none of them.
pub(super) struct Seen {
    folder: Option<PathBuf>,
    newest: HashMap<u64, i64>,
    // How many are held before they become a part.
    most: usize,
    parts: Vec<Part>,
}

// As many as a hash table of 18 MB has room for.
const MOST: usize = 900_000;

impl Seen {
    /// Returns an empty one, which puts what it does not hold into the folder, or where the system keeps such files.
    pub(super) fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), newest: HashMap::new(), most: MOST, parts: Vec::new() }
    }

    pub(super) fn insert(&mut self, hash: u64, unit: i64) -> io::Result<()> {
        self.newest.insert(hash, unit);
        if self.newest.len() >= self.most {
            let mut entries: Vec<(u64, i64)> = self.newest.drain().collect();
            entries.sort_unstable();
            self.parts.push(Part::write(&entries, self.folder.as_deref())?);
        }
        Ok(())
    }

    /// Returns the units of a hash.
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

/// Entries in the order of their hashes, each hash once.
struct Part {
    file: File,
    entries: usize,
    // The hash of the first entry of each block.
    firsts: Vec<u64>,
    filter: Filter,
}

// Entries in a block, which is read at once, and the bytes of an entry.
const BLOCK: usize = 256;
const ENTRY: usize = 16;

impl Part {
    fn write(entries: &[(u64, i64)], folder: Option<&Path>) -> io::Result<Self> {
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
            filter: Filter::of(entries.iter().map(|&(hash, _)| hash)),
        })
    }

    fn find(&mut self, hash: u64) -> io::Result<Option<i64>> {
        let Some(block) = self.firsts.partition_point(|&first| first <= hash).checked_sub(1) else {
            return Ok(None);
        };
        let mut bytes = [0; BLOCK * ENTRY];
        let bytes = &mut bytes[..BLOCK.min(self.entries - block * BLOCK) * ENTRY];
        self.file.seek(SeekFrom::Start((block * BLOCK * ENTRY) as u64))?;
        self.file.read_exact(bytes)?;
        let mut entries = bytes.chunks_exact(ENTRY).map(|entry| {
            let (hash, unit) = entry.split_at(8);
            let eight = "eight bytes";
            (
                u64::from_le_bytes(hash.try_into().expect(eight)),
                i64::from_le_bytes(unit.try_into().expect(eight)),
            )
        });
        Ok(entries.find(|&(found, _)| found == hash).map(|(_, unit)| unit))
    }
}

/// A Bloom filter (1970) of three bits a hash: of those that are not in it, it takes three in a hundred for being so.
struct Filter {
    words: Vec<u64>,
}

impl Filter {
    fn of(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        // A byte for each.
        let mut filter = Self { words: vec![0; hashes.len().next_power_of_two().max(8) / 8] };
        for hash in hashes {
            for (word, bit) in filter.places(hash) {
                filter.words[word] |= bit;
            }
        }
        filter
    }

    fn may_have(&self, hash: u64) -> bool {
        self.places(hash).into_iter().all(|(word, bit)| self.words[word] & bit != 0)
    }

    fn places(&self, hash: u64) -> [(usize, u64); 3] {
        [0, 20, 40].map(|shift| {
            let place = hash.rotate_right(shift) as usize;
            ((place >> 6) & (self.words.len() - 1), 1 << (place & 63))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_put_in_is_found_whether_it_is_held_or_on_disk(
            given in prop::collection::vec((0..100_u64, any::<i64>()), 0..150),
            most in 5..150_usize,
        ) {
            // Hashes are spread.
            let hash = |key: u64| key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let mut seen = Seen { most, ..Seen::new(None) };
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

    #[test]
    fn a_filter_lets_few_pass_that_are_not_in_it() {
        let hash = |key: u64| {
            (key + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(17).wrapping_mul(0xD6E8_FEB8_6659_FD93)
        };
        let filter = Filter::of((0..50_000).collect::<Vec<u64>>().into_iter().map(hash));
        assert!((0..50_000).all(|key| filter.may_have(hash(key))));
        let passing = (50_000..150_000).filter(|&key| filter.may_have(hash(key))).count();
        assert!(passing < 5_000, "{passing}");
    }
}
