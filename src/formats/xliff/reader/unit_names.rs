//! [`UnitNames`]: which names of units are keys.
//!
//! A name that several units of a file share is no key for any of them. Whoever reads a file for the first
//! time learns this from the second of these units, so the unit before it is named anew, and a second reading
//! knows all shared names from the start.

use std::collections::HashSet;

use crate::hash::fnv1a;

/// The names of units that more than one unit of a file has, by the number of the file and their hash.
pub(in crate::formats::xliff) type SharedNames = HashSet<(u32, u64)>;

/// The names of the units of the file that is being read.
#[derive(Debug, Default)]
pub(super) struct UnitNames {
    seen: HashSet<u64>,
    file: u32,
    shared: SharedNames,
    // The name and the id of the last unit, if its name is its key.
    last: Option<(String, Option<String>)>,
    // The same if the next unit turned out to share the name.
    renamed: Option<(String, Option<String>)>,
}

impl UnitNames {
    /// Returns the names of the next file.
    pub(super) fn of_next_file(self) -> Self {
        Self { file: self.file + 1, shared: self.shared, ..Self::default() }
    }

    /// Returns the names with those that a reading before has found to be shared.
    pub(super) fn with_shared(shared: SharedNames) -> Self {
        Self { shared, ..Self::default() }
    }

    /// Returns the names found to be shared, of all files.
    pub(super) fn into_shared(self) -> SharedNames {
        self.shared
    }

    /// Notes the next unit of the file; returns true if its name is its key.
    pub(super) fn next(&mut self, name: Option<&str>, id: Option<&str>) -> bool {
        let last = self.last.take();
        let Some(name) = name else { return false };
        let hash = fnv1a(name.as_bytes());
        if !self.seen.insert(hash) {
            self.shared.insert((self.file, hash));
            self.renamed = last.filter(|(last, _)| last == name);
        }
        let is_key = !self.shared.contains(&(self.file, hash));
        self.last = is_key.then(|| (name.to_owned(), id.map(str::to_owned)));
        is_key
    }

    /// Returns the key that a unit read before has instead, if the unit that was noted last shares its name.
    pub(super) fn key_instead_of(&mut self, key: &str) -> Option<String> {
        let (name, id) = self.renamed.take()?;
        let segment = key.strip_prefix(&name)?;
        (segment.is_empty() || segment.starts_with('.')).then(|| id.map(|id| id + segment))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_name_is_no_key() {
        let mut names = UnitNames::default();
        assert!(names.next(Some("songs"), Some("songs[two]")));
        assert!(!names.next(Some("songs"), Some("songs[few]")));
        assert_eq!(names.key_instead_of("songs").as_deref(), Some("songs[two]"));
        assert!(!names.next(Some("songs"), Some("songs[other]")));
        assert_eq!(names.key_instead_of("songs[few]"), None);
        assert!(names.next(Some("title"), Some("7")));
        let mut names = UnitNames::with_shared(names.into_shared());
        assert!(!names.next(Some("songs"), Some("songs[two]")));
        assert!(names.next(Some("title"), Some("7")));
        assert!(names.of_next_file().next(Some("songs"), None));
    }

    #[test]
    fn the_segments_of_a_unit_keep_their_ids() {
        let mut names = UnitNames::default();
        assert!(names.next(Some("p"), Some("1")));
        assert!(!names.next(Some("p"), Some("2")));
        assert_eq!(names.key_instead_of("p.s1").as_deref(), Some("1.s1"));
    }
}
