//! [`Cache`]: the parts of the index that a connection has read and keeps.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::damage_log::DamageLog;
use crate::memory::storage_error::storage;
use crate::text::fold;
use crate::unit::UnitText;

use super::keys::Slot;
use super::lang_pairs::LangPairs;
use super::run_texts::{RunTexts, read_slots};
use super::tail::{Tail, TailText};
use super::word_row::WordRow;

/// The parts of the index that a connection has read and keeps until the index changes.
#[derive(Default)]
pub(in crate::memory) struct Cache {
    pub(in crate::memory) pairs: LangPairs,
    /// The numbers of names in the table `name`.
    pub(in crate::memory) names: HashMap<String, i64>,
    generation: i64,
    pub(super) slots: BTreeMap<Slot, RunTexts>,
    pub(super) tail: Tail,
    // The last unit and the last row of `changed` that the tail covers.
    through: (i64, i64),
    /// The damage that reading has met.
    pub(in crate::memory) met: DamageLog,
    // The counts of grams of each text in range; kept between lookups to allocate it once.
    pub(super) counts: Vec<u8>,
    // The rows of words of each text; kept for the same reason.
    pub(super) rows: Vec<WordRow>,
}

impl Cache {
    /// Reads what has changed since the last call. Must be called within the transaction that reads the
    /// index.
    pub(in crate::memory) fn refresh(&mut self, connection: &Connection) -> Result<()> {
        const STATE: &str = "SELECT generation, young_through, changed_through FROM state";
        let (generation, units, changes): (i64, i64, i64) = connection
            .prepare_cached(STATE)
            .and_then(|mut state| state.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))))
            .map_err(storage)?;
        if generation != self.generation {
            self.slots = read_slots(connection).map_err(storage)?;
            // Another writer may have deleted names that no unit has any longer.
            self.names.clear();
            self.tail.clear();
            self.through = (units, changes);
            self.generation = generation;
        }
        self.read_tail(connection)
    }

    /// Returns true if a run was rebuilt since this cache last read the index.
    pub(in crate::memory) fn is_outdated(&self, connection: &Connection) -> Result<bool> {
        let now: i64 =
            connection.query_row("SELECT generation FROM state", [], |row| row.get(0)).map_err(storage)?;
        Ok(now != self.generation)
    }

    /// Forgets everything but the damage. Called when a transaction is rolled back, whose writes the cache
    /// may have read.
    pub(in crate::memory) fn forget(&mut self) {
        *self = Self { met: std::mem::take(&mut self.met), ..Self::default() };
    }

    fn read_tail(&mut self, connection: &Connection) -> Result<()> {
        const NEW: &str = "SELECT id, pair, source, target, id FROM unit WHERE id > ?1 ORDER BY id";
        const CHANGED: &str = "
            SELECT unit.id, pair, source, target, changed.id FROM changed JOIN unit ON unit.id = changed.unit
            WHERE changed.id > ?1 ORDER BY changed.id";
        self.through.0 = self.read_texts(connection, NEW, self.through.0)?;
        self.through.1 = self.read_texts(connection, CHANGED, self.through.1)?;
        Ok(())
    }

    fn read_texts(&mut self, connection: &Connection, sql: &str, mut after: i64) -> Result<i64> {
        let mut statement = connection.prepare_cached(sql).map_err(storage)?;
        let mut rows = statement.query([after]).map_err(storage)?;
        while let Some(row) = rows.next().map_err(storage)? {
            let (unit, pair): (i64, i64) = (row.get(0).map_err(storage)?, row.get(1).map_err(storage)?);
            after = row.get(4).map_err(storage)?;
            let Some(lanes) = self.pairs.lanes(connection, pair)? else { continue };
            for (side, lane) in [lanes.0, lanes.1].into_iter().enumerate() {
                let text = row.get_ref(2 + side).map_err(storage)?.as_str().unwrap_or_default();
                let unit = (unit as u32) << 1 | side as u32;
                // Markup that is text in a unit may be codes in the query.
                if let Some(marked) = UnitText::marked(text) {
                    self.tail.push(lane, TailText { unit, folded: fold(marked.plain()) });
                }
                self.tail.push(lane, TailText { unit, folded: fold(text) });
            }
        }
        Ok(after)
    }
}
