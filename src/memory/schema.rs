//! The layout of the file: its tables, its marks, and the settings of each connection.

use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Error, ErrorKind};

use super::storage_error::storage;
use super::write_lock::until_free;

/// `PRAGMA application_id`: "mizn".
const APPLICATION: i32 = i32::from_be_bytes(*b"mizn");
/// `PRAGMA user_version`: the newest layout this crate reads and the one it writes.
const NEWEST: u32 = 1;

/// Bytes of a page. Eight rows of a posting list, of 1000 bytes each, fill a page, and a cold lookup reads
/// few pages.
const PAGE: u32 = 8192;

/// Pages in the write-ahead log after which SQLite moves them into the file and starts the log anew.
/// Overwriting a short log is durable in half the time that appending to a growing one takes.
const CHECKPOINT: u32 = 250;

const LAYOUT: &str = "
CREATE TABLE state (
    only INTEGER PRIMARY KEY CHECK (only = 1), next_unit INTEGER NOT NULL, generation INTEGER NOT NULL,
    main_through INTEGER NOT NULL, young_through INTEGER NOT NULL, changed_through INTEGER NOT NULL);
INSERT INTO state VALUES (1, 1, 1, 0, 0, 0);
CREATE TABLE pair (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, source_lane INTEGER NOT NULL,
    target_lane INTEGER NOT NULL, UNIQUE (source, target));
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY, pair INTEGER NOT NULL, status INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    created INTEGER, document INTEGER, domain INTEGER, client INTEGER, rest BLOB);
CREATE TABLE changed (id INTEGER PRIMARY KEY AUTOINCREMENT, unit INTEGER NOT NULL);
CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, what TEXT NOT NULL);
CREATE TABLE made (id INTEGER PRIMARY KEY, step INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL);
CREATE TABLE past (
    step INTEGER NOT NULL, unit INTEGER NOT NULL, pair INTEGER NOT NULL, status INTEGER NOT NULL, source TEXT NOT NULL,
    target TEXT NOT NULL, created INTEGER, document INTEGER, domain INTEGER, client INTEGER, rest BLOB,
    PRIMARY KEY (step, unit)) WITHOUT ROWID;
CREATE TABLE run (slot INTEGER PRIMARY KEY, texts INTEGER NOT NULL, shorter BLOB NOT NULL, sketch BLOB NOT NULL);
CREATE TABLE numbered (key INTEGER PRIMARY KEY, units BLOB NOT NULL);
CREATE TABLE posting (key INTEGER PRIMARY KEY, list BLOB NOT NULL);
";

/// The table of headers. Memories made before there were headers lack the table until they keep one.
pub(super) const HEADER_TABLE: &str = "
CREATE TABLE IF NOT EXISTS header (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL, file TEXT NOT NULL, packed BLOB NOT NULL, UNIQUE (file, packed))";

/// The table of units as undone steps had left them. Memories made before steps could be redone lack the
/// table until a step is undone.
pub(super) const UNDONE_TABLE: &str = "
CREATE TABLE IF NOT EXISTS undone (
    step INTEGER NOT NULL, unit INTEGER NOT NULL, pair INTEGER NOT NULL, status INTEGER NOT NULL, source TEXT NOT NULL,
    target TEXT NOT NULL, created INTEGER, document INTEGER, domain INTEGER, client INTEGER, rest BLOB,
    PRIMARY KEY (step, unit)) WITHOUT ROWID";

/// Sets up a connection, which then waits up to `patience` for other processes.
pub(super) fn prepare(connection: &Connection, patience: Duration) -> Result<(), Error> {
    connection.busy_timeout(patience).map_err(storage)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection
        .execute_batch(&format!(
            "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = {CHECKPOINT}"
        ))
        .map_err(storage)
}

/// Returns an error for a file that is no memory, or a memory of a newer version.
pub(super) fn check(connection: &Connection) -> Result<(), Error> {
    match (pragma(connection, "application_id")?, pragma(connection, "user_version")?) {
        (id, _) if id != i64::from(APPLICATION) => Err(ErrorKind::Foreign.into()),
        (_, found) if found > i64::from(NEWEST) => {
            Err(ErrorKind::Schema { found: u32::try_from(found).unwrap_or(u32::MAX), newest: NEWEST }.into())
        }
        _ => Ok(()),
    }
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
        transaction.execute_batch(&(marks + LAYOUT + HEADER_TABLE)).map_err(storage)?;
    }
    transaction.commit().map_err(storage)?;
    check(connection)
}

fn pragma(connection: &Connection, name: &str) -> Result<i64, Error> {
    connection.pragma_query_value(None, name, |row| row.get(0)).map_err(storage)
}
