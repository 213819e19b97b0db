//! The pairs of languages in a memory, and the lane of each language: [`LangPairs`].

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::row_sum::pair_sum;
use crate::memory::storage_error::{damaged, storage};

use super::keys::Lane;

/// The languages and lanes of each row of the table `pair`, by its number.
#[derive(Default)]
pub(in crate::memory) struct LangPairs(HashMap<i64, PairLanes>);

#[derive(Clone)]
struct PairLanes {
    langs: (Lang, Lang),
    lanes: (Lane, Lane),
}

impl LangPairs {
    /// Returns the languages of a pair, `und` for a pair that is lost.
    pub(in crate::memory) fn langs(&mut self, connection: &Connection, pair: i64) -> Result<(Lang, Lang)> {
        let lost = || (Lang::UNDETERMINED, Lang::UNDETERMINED);
        Ok(self.get(connection, pair)?.map_or_else(lost, |pair| pair.langs.clone()))
    }

    /// Returns the lanes of a pair's sides; `None` for a pair that is lost, whose units are not in the index.
    pub(in crate::memory) fn lanes(
        &mut self,
        connection: &Connection,
        pair: i64,
    ) -> Result<Option<(Lane, Lane)>> {
        Ok(self.get(connection, pair)?.map(|pair| pair.lanes))
    }

    /// Returns the lanes of all languages that pass, in order, each once.
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

    fn get(&mut self, connection: &Connection, pair: i64) -> Result<Option<&PairLanes>> {
        if !self.0.contains_key(&pair) {
            self.read(connection).map_err(storage)?;
        }
        Ok(self.0.get(&pair))
    }

    fn read(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        const ALL: &str = "SELECT id, source, target, source_lane, target_lane FROM pair";
        let lang =
            |row: &Row, column| row.get_ref(column)?.as_str()?.parse::<Lang>().map_err(|_| damaged(column));
        let mut statement = connection.prepare_cached(ALL)?;
        let rows = statement.query_map([], |row| {
            let langs = (lang(row, 1)?, lang(row, 2)?);
            let lanes = (Lane(row.get(3)?), Lane(row.get(4)?));
            Ok((row.get(0)?, PairLanes { langs, lanes }))
        })?;
        self.0 = rows.collect::<rusqlite::Result<_>>()?;
        Ok(())
    }

    /// Returns the number of a pair of languages; a new pair gets the next number.
    pub(in crate::memory) fn number(
        &mut self,
        connection: &Connection,
        langs: (&Lang, &Lang),
    ) -> Result<i64> {
        const NEXT: &str = "SELECT ifnull(max(id), 0) + 1 FROM pair";
        const ADD: &str = "
            INSERT INTO pair (id, source, target, source_lane, target_lane, sum) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
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
        let number: i64 = connection.query_row(NEXT, [], |row| row.get(0)).map_err(storage)?;
        let tags = [langs.0.tag(), langs.1.tag()];
        let lanes = [source.0, target.0].map(i64::from);
        let sum = pair_sum(number, tags, lanes);
        connection
            .execute(ADD, params![number, tags[0], tags[1], lanes[0], lanes[1], sum])
            .map_err(storage)?;
        self.0
            .insert(number, PairLanes { langs: (langs.0.clone(), langs.1.clone()), lanes: (source, target) });
        Ok(number)
    }

    /// Returns the lane of a language. A new language gets the lane after all others, and after `taken`.
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
