//! The history: [`Memory::undo`] takes the last step back. Each batch is a step, kept with the numbers of the
//! units that it made and the old state of the units that it changed.

use std::ops::Range;

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::unit::Timestamp;

use super::action::Action;
use super::connection::Indexed;
use super::memory::Memory;
use super::step_group::{self, CAN_BE_UNDONE, EarlierUnits, StepGroup};
use super::storage_error::storage;
use super::{index, redo, series_table, step_name};

/// A step that was undone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undone {
    /// What the step did.
    pub action: Action,
    /// The name of the file that the step read, if it read one; of several, that of the first.
    pub file: Option<String>,
    /// How many files the step read: more than one if it was a [series](super::Series).
    pub files: u64,
    /// When the step began.
    pub at: Timestamp,
    /// Units that the step had made, and that the undoing deleted.
    pub removed: u64,
    /// Units that the step had changed or deleted, and that the undoing restored.
    pub restored: u64,
}

/// Begins a step, which may belong to a series, and returns its number.
pub(super) fn open(
    connection: &Connection,
    (action, file): (&Action, Option<&str>),
    of: Option<i64>,
) -> rusqlite::Result<i64> {
    const OPEN: &str = "INSERT INTO step (at, what) VALUES (?1, ?2) RETURNING id";
    redo::forget_undone(connection)?;
    let what = step_name::what(action, file);
    let step = connection
        .prepare_cached(OPEN)?
        .query_row(params![Timestamp::now().unix(), what], |row| row.get(0))?;
    if let Some(of) = of {
        series_table::add(connection, step, of)?;
    }
    Ok(step)
}

/// Keeps a unit as it was before the step, unless the step has kept it already.
pub(super) fn keep(connection: &Connection, step: i64, unit: i64) -> rusqlite::Result<()> {
    const KEEP: &str = "INSERT OR IGNORE INTO past SELECT ?1, unit.* FROM unit WHERE id = ?2";
    connection.prepare_cached(KEEP)?.execute([step, unit]).map(drop)
}

/// Records that the step made the units from `first` up to, but not including, `next`.
pub(super) fn made(connection: &Connection, step: i64, first: i64, next: i64) -> rusqlite::Result<()> {
    const MADE: &str = "INSERT INTO made (step, first, next) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(MADE)?.execute([step, first, next]).map(drop)
}

/// Returns the numbers of the units that other steps of these two names made or changed, and that still
/// stand.
pub(super) fn seen_before(
    connection: &Connection,
    [one, other]: &[String; 2],
    but: Option<i64>,
) -> rusqlite::Result<Vec<i64>> {
    const SEEN_BEFORE: &str = "
        SELECT unit.id FROM step JOIN made ON made.step = step.id
            JOIN unit ON unit.id >= made.first AND unit.id < made.next
        WHERE step.id > 0 AND step.what IN (?1, ?2) AND step.id IS NOT ?3
        UNION SELECT unit.id FROM step JOIN past ON past.step = step.id JOIN unit ON unit.id = past.unit
        WHERE step.id > 0 AND step.what IN (?1, ?2) AND step.id IS NOT ?3
        ORDER BY 1";
    let mut statement = connection.prepare_cached(SEEN_BEFORE)?;
    statement.query_map(params![one, other, but], |row| row.get(0))?.collect()
}

/// Returns the numbers of the units that a step made or changed, and that still stand.
pub(super) fn units_of(connection: &Connection, step: i64) -> rusqlite::Result<Vec<i64>> {
    const UNITS_OF: &str = "
        SELECT unit.id FROM made JOIN unit ON unit.id >= made.first AND unit.id < made.next WHERE made.step = ?1
        UNION SELECT unit.id FROM past JOIN unit ON unit.id = past.unit WHERE past.step = ?1";
    connection.prepare_cached(UNITS_OF)?.query_map([step], |row| row.get(0))?.collect()
}

/// Returns the numbers of the units before `begin` that steps of these two names made.
pub(super) fn made_by(
    connection: &Connection,
    [one, other]: &[String; 2],
    begin: i64,
) -> rusqlite::Result<Vec<Range<i64>>> {
    const MADE_BY: &str = "
        SELECT made.first, min(made.next, ?3) FROM step JOIN made ON made.step = step.id
        WHERE step.id > 0 AND step.what IN (?1, ?2) AND made.first < ?3";
    let made = |row: &Row| Ok(row.get(0)?..row.get(1)?);
    connection.prepare_cached(MADE_BY)?.query_map(params![one, other, begin], made)?.collect()
}

impl Memory {
    /// Undoes the last step that is not undone yet: the units that it made are deleted, those that it changed
    /// or deleted are restored. The batches of a [series](super::Series) are undone together, unless another
    /// writer came between them. [`redo`](Self::redo) takes the undoing back. Returns `None` if there is no
    /// step left; [`compact`](Self::compact) forgets all steps.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; then nothing is undone.
    pub fn undo(&self) -> Result<Option<Undone>> {
        let mut session = self.pool.session()?;
        session.begin()?;
        let last = step_group::groups(&session, CAN_BE_UNDONE).map_err(storage)?.pop();
        let Some(group) = last else { return Ok(None) };
        let EarlierUnits { changed, deleted } = group.earlier(&session).map_err(storage)?;
        let mut removed = 0;
        for step in group.steps.clone().rev() {
            redo::set_aside(&session, step).map_err(storage)?;
            restore(&session, step).map_err(storage)?;
            removed += remove(&session, step).map_err(storage)?;
        }
        let Indexed { connection, cache } = session.indexed();
        index::settle(connection, cache, self.pool.folder())?;
        session.commit()?;
        let StepGroup { action, file, files, at, .. } = group;
        Ok(Some(Undone { action, file, files, at, removed, restored: changed + deleted }))
    }
}

fn remove(connection: &Connection, step: i64) -> rusqlite::Result<u64> {
    const REMOVE: &str = "
        DELETE FROM unit WHERE id IN
            (SELECT unit.id FROM made JOIN unit ON unit.id >= made.first AND unit.id < made.next WHERE step = ?1)";
    connection.execute(REMOVE, [step]).map(|removed| removed as u64)
}

fn restore(connection: &Connection, step: i64) -> rusqlite::Result<()> {
    const RESTORE: &str = "
        INSERT OR REPLACE INTO unit
        SELECT unit, pair, status, source, target, created, document, domain, client, rest FROM past
        WHERE step = ?1
            AND NOT EXISTS (SELECT 1 FROM made WHERE step = ?1 AND past.unit >= first AND past.unit < next)";
    const CHANGED: &str = "INSERT INTO changed (unit) SELECT unit FROM past WHERE step = ?1";
    connection.execute(CHANGED, [step])?;
    connection.execute(RESTORE, [step]).map(drop)
}

/// Returns true if a step is not undone; another writer may have undone it between the parts of a batch.
pub(super) fn is_live(connection: &Connection, step: i64) -> rusqlite::Result<bool> {
    const LIVE: &str = "SELECT EXISTS (SELECT 1 FROM step WHERE id = ?1)";
    connection.prepare_cached(LIVE)?.query_row([step], |row| row.get(0))
}

/// Returns true if there is a step that can be undone or redone.
pub(super) fn has_steps(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM step)", [], |row| row.get(0))
}

/// Forgets all steps.
pub(super) fn forget(connection: &Connection) -> rusqlite::Result<()> {
    redo::forget_undone(connection)?;
    connection.execute_batch("DELETE FROM past; DELETE FROM made; DELETE FROM step")?;
    series_table::forget_gone(connection)
}
