//! The table `series`, which has the number of the series of a step. Steps that follow one another in the
//! history and have the same number are undone together; where another writer came between them, they are
//! undone in parts, so that every change is taken back in the order in which it was made.

use rusqlite::{Connection, OptionalExtension};

use super::layout;

/// Writes down that a step belongs to a series.
pub(super) fn add(connection: &Connection, step: i64, series: i64) -> rusqlite::Result<()> {
    const ADD: &str = "INSERT OR REPLACE INTO series (step, number) VALUES (?1, ?2)";
    connection.execute_batch(layout::SERIES_TABLE)?;
    connection.prepare_cached(ADD)?.execute([step, series]).map(drop)
}

/// Returns the series of a step, if it belongs to one.
pub(super) fn of_step(connection: &Connection, step: i64) -> rusqlite::Result<Option<i64>> {
    const OF_STEP: &str = "SELECT number FROM series WHERE step = ?1";
    connection.prepare_cached(OF_STEP)?.query_row([step], |row| row.get(0)).optional()
}

/// Returns true if the memory has had a series.
pub(super) fn is_laid_out(connection: &Connection) -> rusqlite::Result<bool> {
    const IS_LAID_OUT: &str =
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'series')";
    connection.prepare_cached(IS_LAID_OUT)?.query_row([], |row| row.get(0))
}

/// Forgets the series of steps that are no longer there.
pub(super) fn forget_gone(connection: &Connection) -> rusqlite::Result<()> {
    if !is_laid_out(connection)? {
        return Ok(());
    }
    connection.execute("DELETE FROM series WHERE step NOT IN (SELECT id FROM step)", []).map(drop)
}
