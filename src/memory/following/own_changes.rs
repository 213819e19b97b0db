//! [`OwnChanges`]: what a memory has changed by itself since it was equal to the store that it follows.
//!
//! The history names the units that its newest steps made, changed or deleted. Where steps are missing
//! (undone, compacted, forgotten), all rows are compared with the sums that they had.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::follow_state::{FollowState, Steps};
use super::following::{Followed, Following, SUM};

/// A unit that this memory has made, changed or deleted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnChange {
    /// The number of the unit.
    pub(crate) number: i64,
    /// What the store knew of the unit; `None` for a unit that was made here.
    pub(crate) followed: Option<Followed>,
    /// When the unit was changed, in seconds since 1970, if the history says so.
    pub(crate) at: Option<i64>,
}

/// What a memory has changed by itself.
#[derive(Debug)]
pub(crate) struct OwnChanges {
    pub(crate) list: Vec<OwnChange>,
    /// The steps that hold the changes, to be noted once all are settled.
    pub(crate) steps: Steps,
}

/// The most units that are asked for one by one. Chosen by hand: comparing all rows of a memory takes as long
/// as some ten thousand questions.
const ONE_BY_ONE: usize = 10_000;

impl Following<'_> {
    /// Returns what this memory has changed by itself.
    pub(crate) fn own_changes(&self, state: &FollowState) -> Result<OwnChanges> {
        let (steps, named) = (read_steps(self.connection), state.steps.map(|known| self.since(known)));
        let steps = steps.map_err(storage)?;
        let list = match named.transpose()?.flatten() {
            Some(named) if named.len() <= ONE_BY_ONE => self.own_among(&named)?,
            named => self.compared(&named.unwrap_or_default())?,
        };
        Ok(OwnChanges { list, steps })
    }

    /// Returns those of some units that this memory has changed by itself.
    pub(crate) fn own_of(&self, numbers: &[i64], at: i64) -> Result<Vec<OwnChange>> {
        self.own_among(&numbers.iter().map(|&number| (number, at)).collect())
    }

    /// Returns the units of the steps behind the known ones, with the time of the last step that wrote each;
    /// `None` if steps are missing.
    fn since(&self, known: Steps) -> Result<Option<BTreeMap<i64, i64>>> {
        const COUNT: &str = "
            SELECT count(*) FILTER (WHERE id BETWEEN 1 AND ?1), count(*) FILTER (WHERE abs(id) > ?1),
                ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'step'), 0) FROM step";
        const PAST: &str = "
            SELECT past.unit, step.at FROM past JOIN step ON abs(step.id) = past.step WHERE past.step > ?1";
        const MADE: &str = "
            SELECT first, next, step.at FROM made JOIN step ON abs(step.id) = made.step WHERE made.step > ?1";
        let read = || -> rusqlite::Result<Option<BTreeMap<i64, i64>>> {
            let (old, new, last): (i64, i64, i64) =
                self.connection
                    .query_row(COUNT, [known.through], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            if old != known.count || new != last - known.through {
                return Ok(None);
            }
            let mut units = BTreeMap::new();
            let mut add = |number: i64, at: i64| {
                let known = units.entry(number).or_insert(at);
                *known = at.max(*known);
            };
            let mut past = self.connection.prepare_cached(PAST)?;
            let mut rows = past.query([known.through])?;
            while let Some(row) = rows.next()? {
                add(row.get(0)?, row.get(1)?);
            }
            let mut made = self.connection.prepare_cached(MADE)?;
            let mut rows = made.query([known.through])?;
            while let Some(row) = rows.next()? {
                let (first, next, at): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                (first..next).for_each(|number| add(number, at));
            }
            Ok(Some(units))
        };
        read().map_err(storage)
    }

    fn own_among(&self, named: &BTreeMap<i64, i64>) -> Result<Vec<OwnChange>> {
        let sql = format!(
            "SELECT asked.id, followed.id, followed.version FROM (SELECT ?1 AS id) AS asked
                 LEFT JOIN unit ON unit.id = asked.id LEFT JOIN followed ON followed.unit = asked.id
             WHERE followed.sum IS NOT {SUM}"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(storage)?;
        let mut own = Vec::new();
        for (&number, &at) in named {
            let mut rows = statement.query([number]).map_err(storage)?;
            if let Some(row) = rows.next().map_err(storage)? {
                own.push(OwnChange { at: Some(at), ..own_change(row).map_err(storage)? });
            }
        }
        Ok(own)
    }

    /// Compares all rows with the sums that they had.
    fn compared(&self, times: &BTreeMap<i64, i64>) -> Result<Vec<OwnChange>> {
        let sql = format!(
            "SELECT unit.id, followed.id, followed.version FROM unit LEFT JOIN followed ON followed.unit = unit.id
             WHERE followed.sum IS NOT {SUM}
             UNION ALL SELECT followed.unit, followed.id, followed.version FROM followed
             WHERE followed.unit NOT IN (SELECT id FROM unit)
             ORDER BY 1"
        );
        let read = || -> rusqlite::Result<Vec<OwnChange>> {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut own: Vec<OwnChange> = statement.query_map([], own_change)?.collect::<Result<_, _>>()?;
            own.iter_mut().for_each(|own| own.at = times.get(&own.number).copied());
            Ok(own)
        };
        read().map_err(storage)
    }
}

fn own_change(row: &Row) -> rusqlite::Result<OwnChange> {
    let followed = match row.get::<_, Option<[u8; 16]>>(1)? {
        Some(id) => Some(Followed { id, version: row.get(2)? }),
        None => None,
    };
    Ok(OwnChange { number: row.get(0)?, followed, at: None })
}

fn read_steps(connection: &Connection) -> rusqlite::Result<Steps> {
    const STEPS: &str = "
        SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'step'), 0), count(*) FROM step WHERE id > 0";
    connection
        .prepare_cached(STEPS)?
        .query_row([], |row| Ok(Steps { through: row.get(0)?, count: row.get(1)? }))
}
