//! [`EarlierVersion`]: what earlier batches made of a file that comes again, and which of these units the
//! file still has.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

use rusqlite::Connection;

use super::inserted::Inserted;

/// The units that earlier batches of a file made, from
/// [`Batch::earlier_version`](super::Batch::earlier_version), and what became of the units that the file has
/// now.
#[derive(Clone, Debug, Default)]
pub struct EarlierVersion {
    // The numbers of the units, as runs: a damaged memory may name ranges of any length.
    made: Vec<Range<i64>>,
    // The units of the memory that the file still has, whichever batch made them.
    seen: Vec<Range<i64>>,
    // The units that the file has brought.
    new: Vec<Range<i64>>,
}

/// The units of the earlier version that the file does not have any more.
pub(super) struct UnseenUnits {
    /// The units by a hash of their source text, in order.
    pub(super) by_source: Vec<(u64, i64)>,
    /// The number of all units of the earlier version that are still in the memory.
    pub(super) all: usize,
}

impl EarlierVersion {
    /// Takes the units that earlier batches made.
    pub(super) fn new(made: Vec<Range<i64>>) -> Self {
        Self { made: joined(made), ..Self::default() }
    }

    /// Notes what became of a unit that the file has now.
    pub fn note(&mut self, inserted: Inserted) {
        let id = inserted.id().get();
        match inserted {
            _ if self.made.is_empty() => {}
            Inserted::New(_) => lengthen(&mut self.new, id),
            Inserted::Changed(_) | Inserted::Known(_) => lengthen(&mut self.seen, id),
        }
    }

    /// Returns true if the file has no new unit, or nothing is known of an earlier version.
    pub(super) fn is_as_before(&self) -> bool {
        self.new.is_empty()
    }

    /// Returns the units that the file does not have any more.
    pub(super) fn unseen(&self, connection: &Connection) -> rusqlite::Result<UnseenUnits> {
        let (mut by_source, mut all) = (Vec::new(), 0);
        let seen = joined(self.seen.clone());
        for units in &self.made {
            each_source(connection, units, |id, source| {
                all += 1;
                let run = seen.partition_point(|run| run.end <= id);
                if !seen.get(run).is_some_and(|run| run.contains(&id)) {
                    by_source.push((hash(source), id));
                }
            })?;
        }
        by_source.sort_unstable();
        Ok(UnseenUnits { by_source, all })
    }

    /// Calls a closure for each new unit whose source text one of some unseen units may have, with the places
    /// of these units.
    pub(super) fn rivals(
        &self,
        connection: &Connection,
        unseen: &UnseenUnits,
    ) -> rusqlite::Result<Vec<(i64, Range<usize>)>> {
        let mut rivals = Vec::new();
        for units in &self.new {
            each_source(connection, units, |id, source| {
                let hash = hash(source);
                let from = unseen.by_source.partition_point(|(other, _)| *other < hash);
                let same = unseen.by_source[from..].iter().take_while(|(other, _)| *other == hash).count();
                if same > 0 {
                    rivals.push((id, from..from + same));
                }
            })?;
        }
        Ok(rivals)
    }
}

/// Adds a number to runs of numbers.
fn lengthen(runs: &mut Vec<Range<i64>>, id: i64) {
    match runs.last_mut().filter(|last| last.end == id) {
        Some(last) => last.end = id.saturating_add(1),
        None => runs.push(id..id.saturating_add(1)),
    }
}

/// Returns runs of numbers in order, none of which touches another.
fn joined(mut runs: Vec<Range<i64>>) -> Vec<Range<i64>> {
    runs.sort_unstable_by_key(|run| run.start);
    let mut joined: Vec<Range<i64>> = Vec::new();
    for run in runs {
        match joined.last_mut().filter(|last| run.start <= last.end) {
            Some(last) => last.end = last.end.max(run.end),
            None => joined.push(run),
        }
    }
    joined
}

fn each_source(
    connection: &Connection,
    units: &Range<i64>,
    mut each: impl FnMut(i64, &[u8]),
) -> rusqlite::Result<()> {
    const SOURCES: &str = "SELECT id, source FROM unit WHERE id >= ?1 AND id < ?2";
    let mut statement = connection.prepare_cached(SOURCES)?;
    let mut rows = statement.query([units.start, units.end])?;
    while let Some(row) = rows.next()? {
        each(row.get(0)?, row.get_ref(1)?.as_bytes()?);
    }
    Ok(())
}

fn hash(text: &[u8]) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_where_they_touch() {
        assert_eq!(joined(vec![5..6, 1..3, 3..4, 2..3, 8..9]), [1..4, 5..6, 8..9]);
        let mut runs = Vec::new();
        for id in [1, 2, 4, 3, 9] {
            lengthen(&mut runs, id);
        }
        assert_eq!((runs.len(), joined(runs)), (4, vec![1..5, 9..10]));
    }

    #[test]
    fn a_range_as_long_as_numbers_go_takes_no_room() {
        let version = EarlierVersion::new(vec![9..i64::MAX, 0..7, 3..5]);
        assert_eq!(version.made, [0..7, 9..i64::MAX]);
    }
}
