//! Undoing an undo: [`Memory::redo`]. When a step is undone, the table `undone` keeps the units as the step
//! had left them; redoing the step puts them back. Any later change to the memory forgets the undone steps.

use rusqlite::Connection;

use crate::error::Result;
use crate::unit::Timestamp;

use super::action::Action;
use super::connection::Indexed;
use super::memory::Memory;
use super::step_group::{self, CAN_BE_REDONE, EarlierUnits, StepGroup};
use super::storage_error::storage;
use super::{file_headers, index, layout, series_table};

/// A step that was redone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Redone {
    /// What the step did.
    pub action: Action,
    /// The name of the file that the step read, if it read one; of several, that of the first.
    pub file: Option<String>,
    /// How many files the step read: more than one if it is a [series](super::Series).
    pub files: u64,
    /// When the step began.
    pub at: Timestamp,
    /// Units that the step had made and that are back.
    pub made: u64,
    /// Units that the step had changed and that are changed again.
    pub changed: u64,
    /// Units that the step had deleted and that are deleted again.
    pub deleted: u64,
}

impl Memory {
    /// Redoes the step that was undone last, or the batches of the series: the units that the step had made
    /// come back under their numbers, and those that it had changed or deleted are changed or deleted again.
    /// Returns `None` if no step is undone, or if the memory was changed since.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// memory.undo()?;
    /// assert_eq!(memory.redo()?.map(|redone| redone.made), Some(1));
    /// assert_eq!(memory.units()?.count(), 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn redo(&self) -> Result<Option<Redone>> {
        let mut session = self.pool.session()?;
        session.begin()?;
        let first = step_group::groups(&session, CAN_BE_REDONE).map_err(storage)?.into_iter().next();
        let Some(group) = first else { return Ok(None) };
        let mut made = 0;
        for step in group.steps.clone() {
            delete_again(&session, step).map_err(storage)?;
            made += put_back(&session, step).map_err(storage)?;
            revive(&session, step).map_err(storage)?;
        }
        let EarlierUnits { changed, deleted } = group.earlier(&session).map_err(storage)?;
        let Indexed { connection, cache } = session.indexed();
        index::settle(connection, cache, self.pool.folder())?;
        session.commit()?;
        let StepGroup { action, file, files, at, .. } = group;
        Ok(Some(Redone { action, file, files, at, made, changed, deleted }))
    }
}

/// Keeps the units as a step has left them, and marks the step as undone. Must be called before the units are
/// put back to their state before the step.
pub(super) fn set_aside(connection: &Connection, step: i64) -> rusqlite::Result<()> {
    const CHANGED: &str = "
        INSERT OR IGNORE INTO undone SELECT ?1, unit.* FROM unit
        WHERE id IN (SELECT past.unit FROM past WHERE step = ?1)";
    const MADE: &str = "
        INSERT OR IGNORE INTO undone SELECT ?1, unit.*
        FROM made JOIN unit ON unit.id >= made.first AND unit.id < made.next WHERE step = ?1";
    connection.execute_batch(layout::UNDONE_TABLE)?;
    connection.execute(CHANGED, [step])?;
    connection.execute(MADE, [step])?;
    connection.execute("UPDATE step SET id = -id WHERE id = ?1", [step])?;
    file_headers::renumber(connection, step, -step)
}

/// Forgets the steps that are undone. Called when a new step begins, because those steps no longer follow the
/// last one.
pub(super) fn forget_undone(connection: &Connection) -> rusqlite::Result<()> {
    const ANY: &str = "SELECT EXISTS (SELECT 1 FROM step WHERE id < 0)";
    if !connection.prepare_cached(ANY)?.query_row([], |row| row.get(0))? {
        return Ok(());
    }
    connection.execute_batch(layout::UNDONE_TABLE)?;
    file_headers::remove_undone(connection)?;
    connection.execute_batch(
        "DELETE FROM undone;
         DELETE FROM past WHERE step IN (SELECT -id FROM step WHERE id < 0);
         DELETE FROM made WHERE step IN (SELECT -id FROM step WHERE id < 0);
         DELETE FROM step WHERE id < 0",
    )?;
    series_table::forget_gone(connection)
}

/// Deletes the units that the step had deleted.
fn delete_again(connection: &Connection, step: i64) -> rusqlite::Result<()> {
    const DELETE: &str = "
        DELETE FROM unit WHERE id IN
            (SELECT past.unit FROM past WHERE step = ?1
             EXCEPT SELECT undone.unit FROM undone WHERE step = ?1)";
    connection.execute(DELETE, [step]).map(drop)
}

/// Puts the units back as the step had left them, and returns how many the step had made.
fn put_back(connection: &Connection, step: i64) -> rusqlite::Result<u64> {
    const MADE: &str = "
        SELECT count(*) FROM made JOIN undone ON undone.step = made.step AND undone.unit >= made.first
            AND undone.unit < made.next WHERE made.step = ?1";
    const MARK: &str = "INSERT INTO changed (unit) SELECT unit FROM undone WHERE step = ?1";
    const PUT: &str = "
        INSERT OR REPLACE INTO unit
        SELECT unit, pair, status, source, target, created, document, domain, client, rest FROM undone
        WHERE step = ?1";
    let made = connection.query_row(MADE, [step], |row| row.get::<_, i64>(0))?.unsigned_abs();
    connection.execute(MARK, [step])?;
    connection.execute(PUT, [step])?;
    Ok(made)
}

/// Marks a step as done again.
fn revive(connection: &Connection, step: i64) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM undone WHERE step = ?1", [step])?;
    connection.execute("UPDATE step SET id = ?1 WHERE id = -?1", [step])?;
    file_headers::renumber(connection, -step, step)
}
