//! Turns errors of SQLite into errors of this crate.

use std::fmt;

use rusqlite::ffi::ErrorCode;
use rusqlite::types::Type;

use crate::error::{Error, ErrorKind};

/// Returns the error of this crate for an error of SQLite.
pub(crate) fn storage(error: rusqlite::Error) -> Error {
    let code = error.sqlite_error_code();
    match code {
        Some(ErrorCode::NotADatabase) => ErrorKind::Foreign.into(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ErrorKind::Locked.into(),
        Some(ErrorCode::ReadOnly) => ErrorKind::ReadOnly.into(),
        Some(ErrorCode::OperationInterrupted) => ErrorKind::Stopped.into(),
        _ => ErrorKind::Storage(Box::new(Refused(error))).into(),
    }
}

impl Error {
    /// Returns true if a memory is damaged. `Memory::repair` saves what can be read of its file.
    #[must_use]
    pub fn is_damaged_memory(&self) -> bool {
        match self.kind() {
            ErrorKind::Damaged(_) => true,
            ErrorKind::Storage(cause) => cause.downcast_ref().is_some_and(|Refused(cause)| is_corrupt(cause)),
            _ => false,
        }
    }
}

/// Returns true if SQLite could not open a file, or make one beside it.
pub(super) fn cannot_open(error: &Error) -> bool {
    let ErrorKind::Storage(cause) = error.kind() else { return false };
    let code = cause.downcast_ref().and_then(|Refused(cause)| cause.sqlite_error_code());
    code == Some(ErrorCode::CannotOpen)
}

/// Returns true if SQLite has read what neither SQLite nor this crate writes.
fn is_corrupt(error: &rusqlite::Error) -> bool {
    is_damage(error) && error.sqlite_error_code() != Some(ErrorCode::SystemIoFailure)
}

/// An SQLite error whose `source` does not repeat its message.
#[derive(Debug)]
struct Refused(rusqlite::Error);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            rusqlite::Error::SqliteFailure(failure, message)
                if failure.code == ErrorCode::DatabaseCorrupt =>
            {
                write!(f, "{Damaged} ({})", message.as_deref().unwrap_or("malformed"))
            }
            rusqlite::Error::SqliteFailure(failure, _) if failure.code == ErrorCode::DiskFull => {
                f.write_str("the disk of the memory is full")
            }
            rusqlite::Error::SqliteFailure(failure, _) if failure.code == ErrorCode::SystemIoFailure => {
                f.write_str("the disk of the memory fails to read or write")
            }
            rusqlite::Error::SqliteFailure(_, Some(message)) => f.write_str(message),
            rusqlite::Error::FromSqlConversionFailure(_, _, cause) => cause.fmt(f),
            error => error.fmt(f),
        }
    }
}

impl std::error::Error for Refused {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // The message of an SQLite error contains the messages of its causes already.
        None
    }
}

/// Returns true if a part of the file is lost or has values that this crate never writes. Reading may go on
/// after the part.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => {
            matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::SystemIoFailure)
        }
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::Utf8Error(..) => true,
        _ => false,
    }
}

/// Returns the error for a column with a value that this crate never writes.
pub(super) fn damaged(column: usize) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, Box::new(Damaged))
}

#[derive(Debug)]
struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the memory is damaged; `mizan repair` saves what can be read")
    }
}

impl std::error::Error for Damaged {}
