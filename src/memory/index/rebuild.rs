//! [`settle`] rebuilds a part of the index once the tail is long; [`rebuild`] rebuilds all of it.

use std::path::Path;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::memory::storage_error::storage;

use super::build::{build, clear};
use super::cache::Cache;
use super::keys::Run;

/// The longest tail, in units. A tail of this length adds about half a millisecond to a lookup.
const TAIL: i64 = 1000;
/// The young run may have `YOUNG` units, or one in `PART` of the main run's units if that is more. Chosen by
/// hand, between the cost of a rebuild and the cost of reading two runs.
const YOUNG: i64 = 10_000;
const PART: i64 = 8;
/// The young run may have up to a third of the main run's units if most of its units come from one writer.
/// Chosen by hand, so that an import which was killed near its end and is run again rebuilds the index once.
const PART_OF_TAIL: i64 = 3;

const ALL: &str = "SELECT id, pair, source, target FROM unit WHERE id > ?1 ORDER BY id";
const YOUNG_UNITS: &str = "
SELECT id, pair, source, target FROM unit WHERE id > ?1
UNION SELECT unit.id, pair, source, target FROM changed JOIN unit ON unit.id = changed.unit WHERE unit.id <= ?1
ORDER BY id";

/// Rebuilds the young run, or the whole index, if the tail is long, and returns true if it did. Must be
/// called within the transaction that wrote.
pub(in crate::memory) fn settle(
    connection: &Connection,
    cache: &mut Cache,
    folder: Option<&Path>,
) -> Result<bool> {
    let (main, tail, young) = lengths(connection).map_err(storage)?;
    if tail <= TAIL {
        return Ok(false);
    }
    // A young run that is mostly the tail takes no longer to build than its units took to write.
    let is_mostly_tail = tail > young / 2 && young <= main / PART_OF_TAIL;
    if main > 0 && (young <= YOUNG.max(main / PART) || is_mostly_tail) {
        build_young(connection, cache, folder)?;
    } else {
        rebuild(connection, cache, folder)?;
    }
    Ok(true)
}

/// Returns the number of units of the tail that a writer has to index before it writes: none of a tail that
/// is as short as writers leave it.
pub(in crate::memory) fn overdue(connection: &Connection) -> Result<i64> {
    let (_, tail, _) = lengths(connection).map_err(storage)?;
    Ok(if tail > TAIL { tail } else { 0 })
}

/// Rebuilds the whole index.
pub(in crate::memory) fn rebuild(
    connection: &Connection,
    cache: &mut Cache,
    folder: Option<&Path>,
) -> Result<()> {
    clear(connection, Run::Young).map_err(storage)?;
    connection.execute("DELETE FROM changed", []).map_err(storage)?;
    build(connection, Run::Main, &mut cache.pairs, folder, (ALL, 0))?;
    settled(connection, "main_through = ifnull((SELECT max(id) FROM unit), 0),")
}

fn build_young(connection: &Connection, cache: &mut Cache, folder: Option<&Path>) -> Result<()> {
    let main: i64 =
        connection.query_row("SELECT main_through FROM state", [], |row| row.get(0)).map_err(storage)?;
    build(connection, Run::Young, &mut cache.pairs, folder, (YOUNG_UNITS, main))?;
    settled(connection, "")
}

fn settled(connection: &Connection, and: &str) -> Result<()> {
    let sql = format!(
        "UPDATE state SET {and} young_through = ifnull((SELECT max(id) FROM unit), 0),
             changed_through = ifnull((SELECT max(id) FROM changed), 0), generation = generation + 1"
    );
    connection.execute(&sql, []).map(drop).map_err(storage)
}

/// Returns upper bounds for the units of the main run, of the tail, and of the young run together with the
/// tail.
fn lengths(connection: &Connection) -> rusqlite::Result<(i64, i64, i64)> {
    const STATE: &str = "
        SELECT main_through, young_through, ifnull((SELECT max(id) FROM unit), 0),
            (SELECT count(*) FROM changed WHERE id > changed_through), (SELECT count(*) FROM changed)
        FROM state";
    connection.query_row(STATE, params![], |row| {
        let (main, young, last): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (new, all): (i64, i64) = (row.get(3)?, row.get(4)?);
        Ok((main, (last - young).max(0) + new, (last - main).max(0) + all))
    })
}
