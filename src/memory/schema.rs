//! The marks of the file, the making and upgrading of its tables, and the settings of each connection.

use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Error, ErrorKind};

use super::layout::{FIRST_ROW, HEADER_TABLE, SINCE_1, TABLES};
use super::schema_objects::check_objects;
use super::storage_error::storage;
use super::write_lock::until_free;

/// `PRAGMA application_id`: "mizn".
const APPLICATION: i32 = i32::from_be_bytes(*b"mizn");
/// `PRAGMA user_version`: the newest layout this crate reads and the one it writes.
pub(super) const NEWEST: u32 = 2;
/// The bits of `user_version` that hold the layout.
const LAYOUT_BITS: u32 = 0xFF;
/// The bits of `user_version` for additions to layout 2 that a writer must know. No addition has a bit yet.
/// All bits above the layout that are not listed here are for additions that a reader must know as well.
const WRITER_BITS: u32 = 0x00FF_0000;

/// Bytes of a page. Eight rows of a posting list, of 1000 bytes each, fill a page, and a cold lookup reads
/// few pages.
const PAGE: u32 = 8192;

/// Writes each commit to the disk. After as many pages in the write-ahead log SQLite moves them into the file
/// and starts the log anew. Overwriting a short log is durable in half the time that appending to a growing
/// one takes.
pub(super) const SYNC_EACH: &str = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 250";

/// Leaves it to the system when a commit is written to the disk. The log may grow, since each time it starts
/// anew both files are written to the disk: to 32 MB, chosen by hand.
pub(super) const SYNC_LATER: &str = "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000";

/// Sets up a connection, which then waits up to `patience` for other processes.
pub(super) fn prepare(connection: &Connection, patience: Duration) -> Result<(), Error> {
    connection.busy_timeout(patience).map_err(storage)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection
        .execute_batch(&format!("{SYNC_EACH}; PRAGMA cache_size = -16384; PRAGMA trusted_schema = OFF"))
        .map_err(storage)?;
    // A memory may come from anybody. Nothing in the file may run, and nothing may write the schema as a
    // table.
    for (setting, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(setting, is_on).map_err(storage)?;
    }
    Ok(())
}

/// Returns an error for a file that is no memory, or a memory of a newer version.
pub(super) fn check(connection: &Connection) -> Result<(), Error> {
    if pragma(connection, "application_id")? != i64::from(APPLICATION) {
        return Err(ErrorKind::Foreign.into());
    }
    let found = version(connection)?;
    if found & LAYOUT_BITS > NEWEST || found & !(LAYOUT_BITS | WRITER_BITS) != 0 {
        return Err(ErrorKind::Schema { found, newest: NEWEST }.into());
    }
    check_objects(connection)
}

/// Brings a memory of layout 1 to layout 2; called within each transaction that writes, before it writes.
/// Returns an error for a memory with additions that a writer must know.
pub(super) fn upgrade(connection: &Connection) -> Result<(), Error> {
    match version(connection)? {
        NEWEST => Ok(()),
        0 | 1 => {
            let marked = format!("{SINCE_1} PRAGMA user_version = {NEWEST}");
            connection.execute_batch(&marked).map_err(storage)
        }
        found => Err(ErrorKind::Schema { found, newest: NEWEST }.into()),
    }
}

/// Returns true if every row of the memory was written with a sum.
pub(super) fn is_summed(connection: &Connection) -> Result<bool, Error> {
    const SUMMED: &str = "SELECT summed FROM state";
    if !has_sums(connection)? {
        return Ok(false);
    }
    let mut summed = connection.prepare_cached(SUMMED).map_err(storage)?;
    summed.query_row([], |row| Ok(row.get::<_, i64>(0)? == 1)).map_err(storage)
}

/// Returns true if the tables have columns for sums.
pub(super) fn has_sums(connection: &Connection) -> Result<bool, Error> {
    Ok(version(connection)? & LAYOUT_BITS > 1)
}

fn version(connection: &Connection) -> Result<u32, Error> {
    const VERSION: &str = "PRAGMA user_version";
    let mut version = connection.prepare_cached(VERSION).map_err(storage)?;
    // A negative number has bits that no version knows.
    version.query_row([], |row| Ok(row.get::<_, i32>(0)? as u32)).map_err(storage)
}

/// Returns true for the first hundred bytes of a file in which nothing was created yet: none at all, or the
/// header of a database without a schema and without an application.
pub(super) fn is_empty_file(head: &[u8]) -> bool {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    // Where the header has the schema cookie and the application_id, four bytes each.
    let is_zero = |at: usize| head.get(at..at + 4).is_some_and(|bytes| bytes == [0; 4]);
    head.is_empty() || (head.starts_with(MAGIC) && is_zero(40) && is_zero(68))
}

/// Creates the tables in an empty file; leaves a memory as it is. Waits up to `patience` for another process
/// that does the same, for which SQLite itself does not wait.
pub(super) fn lay_out(connection: &Connection, patience: Duration) -> Result<(), Error> {
    until_free(patience, || try_lay_out(connection))
}

fn try_lay_out(connection: &Connection) -> Result<(), Error> {
    let is_empty = |connection| -> Result<bool, Error> {
        Ok(pragma(connection, "schema_version")? == 0 && pragma(connection, "application_id")? == 0)
    };
    if !is_empty(connection)? {
        return check(connection);
    }
    connection
        .execute_batch(&format!("PRAGMA page_size = {PAGE}; PRAGMA journal_mode = WAL"))
        .map_err(storage)?;
    let transaction =
        Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(storage)?;
    // Another process may have created the tables meanwhile.
    if is_empty(&transaction)? {
        let marks = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {NEWEST};");
        let tables = TABLES.join(";");
        transaction
            .execute_batch(&format!("{marks} {tables}; {FIRST_ROW}; {HEADER_TABLE}"))
            .map_err(storage)?;
    }
    transaction.commit().map_err(storage)?;
    check(connection)
}

fn pragma(connection: &Connection, name: &str) -> Result<i64, Error> {
    connection.pragma_query_value(None, name, |row| row.get(0)).map_err(storage)
}
