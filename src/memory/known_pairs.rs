//! [`KnownPairs`]: the units of a memory that may be the same pair of texts as a new one.
//!
//! The units of the batch are found by a hash of their texts. Those of earlier writers are found by the index
//! of the memory, at the cost of a lookup each. A batch that asks often reads the texts of all units instead,
//! once: after as many questions as cost about as much as that reading, so that no batch pays much more than
//! twice.

use rusqlite::Connection;

use crate::error::Result;
use crate::text::fold;
use crate::unit::Unit;

use super::connection::Indexed;
use super::pair_index::PairIndex;
use super::same_pair::hash;
use super::storage_error::storage;

/// The units of a memory, to be asked for those of the same texts.
pub(super) struct KnownPairs {
    by_hash: PairIndex,
    older: OlderUnits,
}

/// How the units are found that were there before the batch.
enum OlderUnits {
    /// There were none.
    None,
    /// By the index of the memory. `asked` counts the questions to the index since the batch began.
    Indexed { asked: i64 },
    /// By the hash of their texts, as the units of the batch are.
    Hashed,
}

/// Units that are read and hashed in the time of one question to the index. Measured: a question takes about
/// 15 microseconds, a unit about one.
const READ_IN_A_QUESTION: i64 = 16;

impl KnownPairs {
    /// Returns the pairs of a memory whose next unit has this number; `by_hash` is empty.
    pub(super) fn new(by_hash: PairIndex, next: i64) -> Self {
        let older = if next == 1 { OlderUnits::None } else { OlderUnits::Indexed { asked: 0 } };
        Self { by_hash, older }
    }

    /// Adds a unit that was made or changed since the batch began.
    pub(super) fn insert(&mut self, unit: &Unit, id: i64) -> Result<()> {
        Ok(self.by_hash.insert(hash(unit.source().plain(), unit.target().plain()), id)?)
    }

    /// Asks the index again, because another writer has changed units that were there before.
    pub(super) fn ask_the_index(&mut self) {
        self.older = OlderUnits::Indexed { asked: 0 };
    }

    /// Returns the numbers of all units of the same two texts, and of a few others.
    pub(super) fn like(&mut self, indexed: Indexed, unit: &Unit, next: i64) -> Result<Vec<i64>> {
        if let OlderUnits::Indexed { asked } = &mut self.older {
            *asked += 1;
            if *asked * READ_IN_A_QUESTION > next {
                self.hash_all(indexed.connection)?;
            }
        }
        let mut like = self.by_hash.units(hash(unit.source().plain(), unit.target().plain()))?;
        if let OlderUnits::Indexed { .. } = self.older {
            like.extend(older(indexed, unit)?);
        }
        Ok(like)
    }

    fn hash_all(&mut self, connection: &Connection) -> Result<()> {
        const ALL: &str = "SELECT id, source, target FROM unit ORDER BY id";
        let mut statement = connection.prepare(ALL).map_err(storage)?;
        let mut rows = statement.query([]).map_err(storage)?;
        while let Some(row) = rows.next().map_err(storage)? {
            let text = |column| row.get_ref(column).map(|text| text.as_str().unwrap_or_default());
            let hash = hash(text(1).map_err(storage)?, text(2).map_err(storage)?);
            self.by_hash.insert(hash, row.get(0).map_err(storage)?)?;
        }
        self.older = OlderUnits::Hashed;
        Ok(())
    }
}

/// Returns the units whose source has the same folded form, as the index of the memory has them.
fn older(indexed: Indexed, unit: &Unit) -> Result<Vec<i64>> {
    let Indexed { connection, cache } = indexed;
    let mut units = Vec::new();
    for lane in cache.pairs.lanes_of(connection, |lang| lang == unit.source_lang())? {
        let found = cache.same(connection, lane, &fold(unit.source().plain()))?;
        units.extend(found.iter().map(|candidate| candidate.unit));
    }
    Ok(units)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::memory::{Inserted, Memory};
    use crate::unit::{Labels, Status};

    /// Returns the same texts for two clients and in two regions.
    fn valve(number: usize) -> Vec<Unit> {
        let unit = |lang: &str| {
            let (source, target) = (format!("Valve {number}"), format!("صمام {number}"));
            Unit::new(lang.parse().unwrap(), source, Lang::ARABIC, target)
        };
        let client = |name: &str| Labels::new().client(name.to_owned());
        vec![client("Nile Pumps").on(unit("en")), client("Delta Gas").on(unit("en")), unit("en-GB")]
    }

    fn insert_all(memory: &Memory, units: impl Iterator<Item = Unit>) -> [usize; 3] {
        let mut batch = memory.batch().unwrap();
        let mut counts = [0; 3];
        for unit in units {
            match batch.insert(&unit).unwrap() {
                Inserted::New(_) => counts[0] += 1,
                Inserted::Changed(_) => counts[1] += 1,
                Inserted::Known(_) => counts[2] += 1,
            }
        }
        batch.commit().unwrap();
        counts
    }

    #[test]
    fn every_unit_of_the_same_texts_is_known_when_it_comes_again() {
        let memory = Memory::in_memory().unwrap();
        let units = || (0..100).flat_map(valve);
        // The second time they come within one batch, the third time in a batch of their own.
        assert_eq!(insert_all(&memory, units().chain(units())), [300, 0, 300]);
        assert_eq!(insert_all(&memory, units().chain(units())), [0, 0, 600]);
        let reviewed = units().map(|unit| unit.with_status(Status::Reviewed));
        assert_eq!(insert_all(&memory, reviewed), [0, 300, 0]);
        let more = (50..150).flat_map(valve);
        assert_eq!(insert_all(&memory, more), [150, 0, 150]);
        assert_eq!(memory.units().unwrap().count(), 450);
    }
}
