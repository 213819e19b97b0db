use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::failure::{damaged, storage};
use crate::text::fold;

use super::keys::{Lane, Slot};

/// What a connection has read of the index and need not read again until it changes.
#[derive(Default)]
pub(in crate::memory) struct Cache {
    pub(in crate::memory) pairs: Pairs,
    /// The numbers of names in the table `name`.
    pub(in crate::memory) names: HashMap<String, i64>,
    generation: i64,
    pub(super) slots: BTreeMap<Slot, Texts>,
    pub(super) tail: Vec<TailText>,
    // The last unit and the last change in the tail.
    through: (i64, i64),
    // How many grams each text in range has; kept for its room alone.
    pub(super) counts: Vec<u8>,
}

/// The languages of each number in the table `pair`.
#[derive(Default)]
pub(in crate::memory) struct Pairs(HashMap<i64, Pair>);

#[derive(Clone)]
struct Pair {
    langs: (Lang, Lang),
    lanes: (Lane, Lane),
}

/// The texts of a slot: how many are shorter than each length in chars, and how many have a gram.
pub(super) struct Texts {
    pub(super) shorter: Vec<u32>,
    pub(super) texts: u32,
    sketch: Vec<u8>,
}

/// A text that no run covers yet.
pub(super) struct TailText {
    pub(super) unit: u32,
    pub(super) lane: Lane,
    pub(super) folded: String,
}

impl Cache {
    /// Catches up with the memory. To be called within the transaction that reads the index.
    pub(in crate::memory) fn refresh(&mut self, connection: &Connection) -> Result<()> {
        const STATE: &str = "SELECT generation, young_through, changed_through FROM state";
        let (generation, units, changes): (i64, i64, i64) = connection
            .prepare_cached(STATE)
            .and_then(|mut state| state.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))))
            .map_err(storage)?;
        if generation != self.generation {
            self.slots = read_slots(connection).map_err(storage)?;
            self.tail.clear();
            self.through = (units, changes);
            self.generation = generation;
        }
        self.read_tail(connection)
    }

    /// Returns true if the index was built anew since it was last read.
    pub(in crate::memory) fn is_outdated(&self, connection: &Connection) -> Result<bool> {
        let now: i64 =
            connection.query_row("SELECT generation FROM state", [], |row| row.get(0)).map_err(storage)?;
        Ok(now != self.generation)
    }

    /// Forgets everything, as a transaction was undone that may have been read.
    pub(in crate::memory) fn forget(&mut self) {
        *self = Self::default();
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
            let lanes = self.pairs.lanes(connection, pair)?;
            for (side, lane) in [lanes.0, lanes.1].into_iter().enumerate() {
                let folded = fold(row.get_ref(2 + side).map_err(storage)?.as_str().unwrap_or_default());
                self.tail.push(TailText { unit: (unit as u32) << 1 | side as u32, lane, folded });
            }
            after = row.get(4).map_err(storage)?;
        }
        Ok(after)
    }
}

fn read_slots(connection: &Connection) -> rusqlite::Result<BTreeMap<Slot, Texts>> {
    let mut statement = connection.prepare_cached("SELECT slot, texts, shorter, sketch FROM run")?;
    let rows = statement.query_map([], |row| {
        let shorter = row.get_ref(2)?.as_blob()?.chunks_exact(4);
        let shorter = shorter.map(|bytes| u32::from_le_bytes(bytes.try_into().expect("four bytes")));
        let sketch: Vec<u8> = row.get(3)?;
        if !sketch.len().is_power_of_two() {
            return Err(damaged(3));
        }
        Ok((Slot(row.get(0)?), Texts { shorter: shorter.collect(), texts: row.get(1)?, sketch }))
    })?;
    rows.collect()
}

impl Texts {
    /// Returns the number of the first text of so many chars or more.
    pub(super) fn first_of(&self, chars: usize) -> u32 {
        self.shorter.get(chars).copied().unwrap_or(self.texts)
    }

    /// Returns how many texts have a gram, about and rather too many: four times the logarithm.
    pub(super) fn frequency(&self, gram: u32) -> u8 {
        self.sketch[gram as usize & (self.sketch.len() - 1)]
    }
}

impl Pairs {
    /// Returns the languages of a pair.
    pub(in crate::memory) fn langs(&mut self, connection: &Connection, pair: i64) -> Result<(Lang, Lang)> {
        self.get(connection, pair).map(|pair| pair.langs.clone())
    }

    /// Returns the lanes of a pair's sides.
    pub(in crate::memory) fn lanes(&mut self, connection: &Connection, pair: i64) -> Result<(Lane, Lane)> {
        self.get(connection, pair).map(|pair| pair.lanes)
    }

    /// Returns the lanes of all languages that pass, in order and once.
    pub(in crate::memory) fn lanes_of(
        &mut self,
        connection: &Connection,
        passes: impl Fn(&Lang) -> bool,
    ) -> Result<Vec<Lane>> {
        self.read(connection).map_err(storage)?;
        let sides =
            self.0.values().flat_map(|pair| [(&pair.langs.0, pair.lanes.0), (&pair.langs.1, pair.lanes.1)]);
        let mut lanes: Vec<Lane> = sides.filter(|(lang, _)| passes(lang)).map(|(_, lane)| lane).collect();
        lanes.sort_unstable();
        lanes.dedup();
        Ok(lanes)
    }

    fn get(&mut self, connection: &Connection, pair: i64) -> Result<&Pair> {
        if !self.0.contains_key(&pair) {
            self.read(connection).map_err(storage)?;
        }
        self.0.get(&pair).ok_or_else(|| storage(damaged(1)))
    }

    fn read(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        const ALL: &str = "SELECT id, source, target, source_lane, target_lane FROM pair";
        let lang =
            |row: &Row, column| row.get_ref(column)?.as_str()?.parse::<Lang>().map_err(|_| damaged(column));
        let mut statement = connection.prepare_cached(ALL)?;
        let rows = statement.query_map([], |row| {
            let langs = (lang(row, 1)?, lang(row, 2)?);
            let lanes = (Lane(row.get(3)?), Lane(row.get(4)?));
            Ok((row.get(0)?, Pair { langs, lanes }))
        })?;
        self.0 = rows.collect::<rusqlite::Result<_>>()?;
        Ok(())
    }

    /// Returns the number of a pair of languages, a new one if it has none yet.
    pub(in crate::memory) fn number(
        &mut self,
        connection: &Connection,
        langs: (&Lang, &Lang),
    ) -> Result<i64> {
        const ADD: &str = "
            INSERT INTO pair (source, target, source_lane, target_lane) VALUES (?1, ?2, ?3, ?4) RETURNING id";
        let find = |pairs: &Self| {
            let mut known = pairs.0.iter();
            known.find(|(_, pair)| (&pair.langs.0, &pair.langs.1) == langs).map(|(&number, _)| number)
        };
        if let Some(number) = find(self) {
            return Ok(number);
        }
        self.read(connection).map_err(storage)?;
        if let Some(number) = find(self) {
            return Ok(number);
        }
        let source = self.lane_for(langs.0, None);
        let target = match langs.0.same_language(langs.1) {
            true => source,
            false => self.lane_for(langs.1, Some(source)),
        };
        let row = params![langs.0.tag(), langs.1.tag(), source.0, target.0];
        let number = connection.query_row(ADD, row, |row| row.get(0)).map_err(storage)?;
        self.0.insert(number, Pair { langs: (langs.0.clone(), langs.1.clone()), lanes: (source, target) });
        Ok(number)
    }

    /// Returns the lane of a language, or the one after all others and `taken` if it has none yet.
    fn lane_for(&self, lang: &Lang, taken: Option<Lane>) -> Lane {
        let sides = || {
            self.0.values().flat_map(|pair| [(&pair.langs.0, pair.lanes.0), (&pair.langs.1, pair.lanes.1)])
        };
        if let Some((_, lane)) = sides().find(|(known, _)| known.same_language(lang)) {
            return lane;
        }
        let last = sides().map(|(_, lane)| lane).chain(taken).max();
        last.map_or(Lane(0), |last| Lane((last.0 + 1).min(Lane::LAST)))
    }
}
