//! What the history keeps of units that are changed or gone.

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::storage_error::storage;
use crate::memory::unit_row;
use crate::unit::Unit;

/// Calls a function with each earlier state of a unit that the history keeps.
pub(super) fn each_kept_unit(connection: &Connection, mut each: impl FnMut(&Unit)) -> Result<()> {
    const TABLES: &str = "SELECT name FROM main.sqlite_schema WHERE name IN ('past', 'undone')";
    for table in list::<String>(connection, TABLES)? {
        for step in list::<i64>(connection, &format!("SELECT DISTINCT step FROM {table} ORDER BY step"))? {
            as_units(connection, &table, step, &mut each)?;
        }
    }
    Ok(())
}

/// Calls a function with each unit of a step. A view of the schema `temp` stands before the table of the same
/// name, so the statement that reads units reads these.
fn as_units(connection: &Connection, table: &str, step: i64, each: &mut impl FnMut(&Unit)) -> Result<()> {
    /// Units read at once. Chosen by hand.
    const AT_ONCE: usize = 256;
    let view = format!(
        "CREATE TEMP VIEW unit AS
         SELECT unit AS id, pair, status, source, target, created, document, domain, client, rest
         FROM main.{table} WHERE step = {step}"
    );
    connection.execute_batch(&view).map_err(storage)?;
    let mut next = 0;
    loop {
        let units = unit_row::read_from(connection, next, AT_ONCE).map_err(storage)?;
        let Some((last, _)) = units.last() else { break };
        next = last + 1;
        units.iter().for_each(|(_, unit)| each(unit));
    }
    connection.execute_batch("DROP VIEW temp.unit").map_err(storage)
}

/// Returns what the steps did, with the names of the files that they read.
pub(super) fn each_step(connection: &Connection) -> Result<Vec<String>> {
    list(connection, "SELECT what FROM step")
}

/// Returns the numbers of the steps that made units of which none is left.
pub(super) fn steps_without_units(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    const STEPS: &str = "
        SELECT DISTINCT step FROM made AS all_made WHERE NOT EXISTS (
            SELECT 1 FROM made JOIN unit ON unit.id >= made.first AND unit.id < made.next
            WHERE made.step = all_made.step)";
    connection.prepare(STEPS)?.query_map([], |row| row.get(0))?.collect()
}

fn list<T: rusqlite::types::FromSql>(connection: &Connection, sql: &str) -> Result<Vec<T>> {
    let mut statement = connection.prepare(sql).map_err(storage)?;
    let rows = statement.query_map([], |row| row.get(0)).map_err(storage)?;
    rows.collect::<rusqlite::Result<_>>().map_err(storage)
}
