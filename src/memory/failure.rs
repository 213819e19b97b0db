use std::fmt;

use rusqlite::ffi::ErrorCode;
use rusqlite::types::Type;

use crate::error::{Error, ErrorKind};

/// Returns the error of this crate for one of SQLite.
pub(super) fn storage(error: rusqlite::Error) -> Error {
    let code = error.sqlite_error_code();
    match code {
        Some(ErrorCode::NotADatabase) => ErrorKind::Foreign.into(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ErrorKind::Locked.into(),
        _ => ErrorKind::Storage(Box::new(error)).into(),
    }
}

/// Returns the error for a column that holds what this crate never writes.
pub(super) fn damaged(column: usize) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, Box::new(Damaged))
}

#[derive(Debug)]
struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the memory is damaged; `mizan repair` saves what can be saved")
    }
}

impl std::error::Error for Damaged {}
