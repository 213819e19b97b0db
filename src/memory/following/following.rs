//! [`Following`]: a transaction that brings a memory and the store that it follows together.

use std::fmt;

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::memory::action::Action;
use crate::memory::batch::next_unit;
use crate::memory::connection::Indexed;
use crate::memory::index::{self, Cache};
use crate::memory::memory::Memory;
use crate::memory::same_pair::{labels_of, like_known, merged};
use crate::memory::storage_error::storage;
use crate::memory::{history, unit_row, unit_writing};
use crate::unit::Unit;

use super::follow_state::FollowState;

/// The id and version that a unit has in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Followed {
    pub(crate) id: [u8; 16],
    pub(crate) version: i64,
}

/// A transaction that brings a memory and the store that it follows together. What it writes is no step of
/// the history: `undo` takes back what a person did here, not what colleagues did.
pub(crate) struct Following<'s> {
    pub(super) connection: &'s Connection,
    cache: &'s mut Cache,
    // The number of the next unit, once a unit was made.
    next: Option<i64>,
    // The step that keeps what the store has overruled, once there is one.
    step: Option<i64>,
    is_index_left: bool,
}

/// The first bytes of the column `rest`, which hold the sum of a row; NULL where there is no row.
pub(super) const SUM: &str = "iif(unit.id IS NULL, NULL, ifnull(substr(unit.rest, 1, 5), x''))";

impl Memory {
    /// Reads what the memory follows; `None` if that is nothing.
    pub(crate) fn follow_state(&self) -> Result<Option<FollowState>> {
        FollowState::read(&*self.pool.session()?)
    }

    /// Does work in one transaction, which is rolled back if the work fails.
    pub(crate) fn follow<T>(&self, work: impl FnOnce(&mut Following) -> Result<T>) -> Result<T> {
        let mut session = self.pool.session()?;
        session.begin()?;
        let Indexed { connection, cache } = session.indexed();
        // Another writer may have deleted names that no unit has any longer.
        cache.names.clear();
        let mut following = Following::new(connection, cache);
        let done = work(&mut following)?;
        let is_index_left = following.is_index_left;
        following.note_next()?;
        if !is_index_left {
            index::settle(connection, cache, self.pool.folder())?;
        }
        session.commit_untold()?;
        Ok(done)
    }

    /// Reads in one transaction.
    pub(crate) fn read_following<T>(&self, work: impl FnOnce(&mut Following) -> Result<T>) -> Result<T> {
        let mut session = self.pool.session()?;
        session.begin_reading()?;
        let Indexed { connection, cache } = session.indexed();
        let done = work(&mut Following::new(connection, cache))?;
        session.commit_untold()?;
        Ok(done)
    }

    /// Calls a function before each transaction of this value that has written units is committed, with their
    /// numbers. If the function fails, nothing is committed.
    pub(crate) fn before_commit(
        mut self,
        told: impl Fn(&mut Following, &[i64]) -> Result<()> + Send + Sync + 'static,
    ) -> Self {
        self.pool.set_before_commit(Box::new(move |connection, cache, units| {
            told(&mut Following::new(connection, cache), units)
        }));
        self
    }
}

impl<'s> Following<'s> {
    fn new(connection: &'s Connection, cache: &'s mut Cache) -> Self {
        Self { connection, cache, next: None, step: None, is_index_left: false }
    }

    /// Leaves the units of this transaction out of the index, for a later one to take in.
    pub(crate) fn leave_index(&mut self) {
        self.is_index_left = true;
    }

    /// Returns what the memory follows; `None` if that is nothing.
    pub(crate) fn state(&self) -> Result<Option<FollowState>> {
        FollowState::read(self.connection)
    }

    /// Writes what the memory follows, and how far it has read.
    pub(crate) fn set_state(&self, state: &FollowState) -> Result<()> {
        state.write(self.connection)
    }

    /// Returns the unit of this number; `None` if there is none.
    pub(crate) fn unit(&mut self, number: i64) -> Result<Option<Unit>> {
        unit_row::find(self.connection, self.cache, number)
    }

    /// Returns the sum of the row of this number; `None` if there is no row.
    pub(crate) fn sum(&self, number: i64) -> Result<Option<Vec<u8>>> {
        let mut sum = self
            .connection
            .prepare_cached(&format!("SELECT {SUM} FROM unit WHERE id = ?1"))
            .map_err(storage)?;
        sum.query_row([number], |row| row.get(0)).optional().map_err(storage)
    }

    /// Returns the number of the unit of this id, and its version; `None` if this memory does not have it.
    pub(crate) fn number(&self, id: &[u8; 16]) -> Result<Option<(i64, i64)>> {
        const NUMBER: &str = "SELECT unit, version FROM followed WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(NUMBER).map_err(storage)?;
        statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(storage)
    }

    /// Returns the ids after `after` and up to `last`, if there is a last one, with their numbers and
    /// versions.
    pub(crate) fn between(
        &self,
        after: &[u8; 16],
        last: Option<&[u8; 16]>,
    ) -> Result<Vec<([u8; 16], i64, i64)>> {
        const BETWEEN: &str = "
            SELECT id, unit, version FROM followed WHERE id > ?1 AND id <= ifnull(?2, x'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF')
            ORDER BY id";
        let mut statement = self.connection.prepare_cached(BETWEEN).map_err(storage)?;
        let rows =
            statement.query_map(params![after, last], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        rows.and_then(Iterator::collect).map_err(storage)
    }

    /// Returns true if this memory has changed or deleted a shared unit since both sides were equal.
    pub(crate) fn is_changed_here(&self, number: i64) -> Result<bool> {
        let mut statement = self
            .connection
            .prepare_cached(&format!(
                "SELECT followed.sum IS NOT {SUM} FROM followed LEFT JOIN unit ON unit.id = followed.unit
                 WHERE followed.unit = ?1"
            ))
            .map_err(storage)?;
        let changed = statement.query_row([number], |row| row.get(0)).optional().map_err(storage)?;
        Ok(changed.unwrap_or(false))
    }

    /// Returns how many units the store does not know.
    pub(crate) fn unshared(&self) -> Result<u64> {
        const UNSHARED: &str = "SELECT count(*) FROM unit WHERE NOT EXISTS (SELECT 1 FROM followed WHERE followed.unit = unit.id)";
        let count: i64 = self.connection.query_row(UNSHARED, [], |row| row.get(0)).map_err(storage)?;
        Ok(count.unsigned_abs())
    }

    /// Adds a unit of the store, and returns its number.
    pub(crate) fn add(&mut self, followed: Followed, unit: &Unit) -> Result<i64> {
        let number = match self.next {
            Some(next) => next,
            None => next_unit(self.connection)?,
        };
        unit_writing::insert(self.connection, self.cache, number, unit)?;
        self.next = Some(number + 1);
        self.settle(number, followed)?;
        Ok(number)
    }

    /// Makes the unit of this number equal to that of the store, or brings it back.
    pub(crate) fn set(&mut self, number: i64, followed: Followed, unit: &Unit) -> Result<()> {
        self.write(number, unit)?;
        self.settle(number, followed)
    }

    /// Changes a unit without saying that both sides are equal.
    pub(crate) fn write(&mut self, number: i64, unit: &Unit) -> Result<()> {
        const CHANGED: &str = "INSERT INTO changed (unit) VALUES (?1)";
        let known = self.unit(number)?;
        let has_its_texts = known.as_ref().is_some_and(|known| {
            (known.source().plain(), known.target().plain()) == (unit.source().plain(), unit.target().plain())
        });
        if known.as_ref() == Some(unit) {
            return Ok(());
        }
        if !unit_writing::update(self.connection, self.cache, number, unit)? {
            unit_writing::insert(self.connection, self.cache, number, unit)?;
        }
        if !has_its_texts {
            let mut changed = self.connection.prepare_cached(CHANGED).map_err(storage)?;
            changed.execute([number]).map_err(storage)?;
        }
        Ok(())
    }

    /// Deletes the unit of this number, which the store no longer has.
    pub(crate) fn remove(&mut self, number: i64) -> Result<()> {
        for sql in ["DELETE FROM unit WHERE id = ?1", "DELETE FROM followed WHERE unit = ?1"] {
            let mut delete = self.connection.prepare_cached(sql).map_err(storage)?;
            delete.execute([number]).map_err(storage)?;
        }
        Ok(())
    }

    /// Notes that the unit of this number is equal to that of the store in this version.
    pub(crate) fn settle(&mut self, number: i64, followed: Followed) -> Result<()> {
        let sum = self.sum(number)?.unwrap_or_default();
        self.note(number, followed, &sum)
    }

    /// Notes that a row with this sum is equal to the unit of the store in this version. A row that has
    /// another sum by now counts as changed.
    pub(crate) fn note(&mut self, number: i64, followed: Followed, sum: &[u8]) -> Result<()> {
        const NOTE: &str = "INSERT OR REPLACE INTO followed (unit, id, version, sum) VALUES (?1, ?2, ?3, ?4)";
        let mut note = self.connection.prepare_cached(NOTE).map_err(storage)?;
        note.execute(params![number, followed.id, followed.version, sum]).map(drop).map_err(storage)
    }

    /// Keeps a unit as it is in the history, where `undo` finds it, before the store overrules it.
    pub(crate) fn keep(&mut self, number: i64) -> Result<()> {
        let step = match self.step {
            Some(step) => step,
            None => {
                let action = Action::Other("sync".into());
                history::open(self.connection, (&action, None), None).map_err(storage)?
            }
        };
        self.step = Some(step);
        history::keep(self.connection, step, number).map_err(storage)
    }

    /// Returns a unit of the store with all that a unit of this memory knows besides; `None` if the two are
    /// not the same pair of texts under the same labels.
    pub(crate) fn joined(theirs: &Unit, own: &Unit) -> Option<Unit> {
        let own = like_known(own, theirs)?;
        (labels_of(&own) == labels_of(theirs)).then(|| merged(theirs, &own))
    }

    /// Notes no longer that the store has the unit of this number.
    pub(crate) fn unlink(&mut self, number: i64) -> Result<()> {
        let mut unlink =
            self.connection.prepare_cached("DELETE FROM followed WHERE unit = ?1").map_err(storage)?;
        unlink.execute([number]).map(drop).map_err(storage)
    }

    fn note_next(&self) -> Result<()> {
        let Some(next) = self.next else { return Ok(()) };
        self.connection.execute("UPDATE state SET next_unit = ?1", [next]).map(drop).map_err(storage)
    }
}

impl fmt::Debug for Following<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Following").field("next", &self.next).finish_non_exhaustive()
    }
}
