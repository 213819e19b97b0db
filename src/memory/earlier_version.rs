//! [`EarlierVersion`]: what earlier batches made of a file that comes again, and which of these units the
//! file still has.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::ops::Range;

use rusqlite::Connection;

use super::batch::Inserted;

/// The units that earlier batches of a file made, from
/// [`Batch::earlier_version`](super::Batch::earlier_version), and what became of the units that the file has
/// now.
#[derive(Clone, Debug, Default)]
pub struct EarlierVersion {
    made: Vec<MadeUnits>,
    new: Vec<Range<i64>>,
}

/// The units of a step, and for each of them whether the file still has it.
#[derive(Clone, Debug)]
struct MadeUnits {
    units: Range<i64>,
    is_seen: Vec<bool>,
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
    pub(super) fn new(mut made: Vec<Range<i64>>) -> Self {
        made.sort_by_key(|units| units.start);
        let made = made.into_iter().map(|units| {
            let is_seen = vec![false; usize::try_from(units.end - units.start).unwrap_or(0)];
            MadeUnits { units, is_seen }
        });
        Self { made: made.collect(), new: Vec::new() }
    }

    /// Notes what became of a unit that the file has now.
    pub fn note(&mut self, inserted: Inserted) {
        let id = inserted.id().get();
        match inserted {
            _ if self.made.is_empty() => {}
            Inserted::New(_) => match self.new.last_mut().filter(|last| last.end == id) {
                Some(last) => last.end += 1,
                None => self.new.push(id..id + 1),
            },
            Inserted::Changed(_) | Inserted::Known(_) => {
                let after = self.made.partition_point(|made| made.units.start <= id);
                let Some(made) = after.checked_sub(1).map(|at| &mut self.made[at]) else { return };
                let seen =
                    usize::try_from(id - made.units.start).ok().and_then(|at| made.is_seen.get_mut(at));
                if let Some(seen) = seen {
                    *seen = true;
                }
            }
        }
    }

    /// Returns true if the file has no new unit, or nothing is known of an earlier version.
    pub(super) fn is_as_before(&self) -> bool {
        self.new.is_empty()
    }

    /// Returns the units that the file does not have any more.
    pub(super) fn unseen(&self, connection: &Connection) -> rusqlite::Result<UnseenUnits> {
        let (mut by_source, mut all) = (Vec::new(), 0);
        for MadeUnits { units, is_seen } in &self.made {
            each_source(connection, units, |id, source| {
                all += 1;
                if !is_seen[(id - units.start) as usize] {
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
