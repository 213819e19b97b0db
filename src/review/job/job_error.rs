//! The errors of the file of a job.

use crate::error::{Error, ErrorKind};
use crate::memory::storage;

/// Returns the error of a job for one of SQLite, which speaks of memories.
pub(super) fn unread(error: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode;
    let why = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "the file is something else",
        Some(ErrorCode::DatabaseCorrupt) => "the file is damaged; begin with the texts and another --job",
        Some(ErrorCode::ReadOnly) => "the file cannot be written",
        Some(ErrorCode::DiskFull) => "the disk is full",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "another program is writing to the file",
        // A value of another type than the tables have, or text that is not UTF-8.
        None => "the file is damaged; begin with the texts and another --job",
        _ => return storage(error),
    };
    ErrorKind::Job(why.into()).into()
}

/// Returns the error of what cannot be written as JSON.
pub(super) fn unwritten(error: serde_json::Error) -> Error {
    ErrorKind::Job(error.to_string()).into()
}
