//! [`LineError`]: what went wrong between this program and PostgreSQL.

use std::error::Error as Cause;

use tokio_postgres::error::SqlState;

use crate::error::{Error, ErrorKind};

/// What went wrong between this program and PostgreSQL.
#[derive(Debug)]
pub(super) enum LineError {
    /// PostgreSQL refused.
    Refused {
        /// The code of the error.
        state: SqlState,
        /// What PostgreSQL said.
        message: String,
    },
    /// The connection was lost, or took too long.
    Lost(String),
    /// An error of the crate.
    Other(Error),
}

impl LineError {
    /// Returns true if the same transaction may succeed when it is tried again.
    pub(super) fn may_pass(&self) -> bool {
        let passing = [
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::T_R_SERIALIZATION_FAILURE,
            SqlState::UNIQUE_VIOLATION,
            SqlState::LOCK_NOT_AVAILABLE,
        ];
        matches!(self, Self::Refused { state, .. } if passing.contains(state))
    }

    /// Returns true if a table or schema is missing.
    pub(super) fn is_missing(&self) -> bool {
        let missing = [SqlState::UNDEFINED_TABLE, SqlState::INVALID_SCHEMA_NAME];
        matches!(self, Self::Refused { state, .. } if missing.contains(state))
    }
}

impl From<tokio_postgres::Error> for LineError {
    fn from(error: tokio_postgres::Error) -> Self {
        if let Some(refused) = error.as_db_error() {
            let hint = refused.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
            let message = format!("{}{hint}", refused.message());
            return match *refused.code() {
                // PostgreSQL shuts down, starts, or has ended the session.
                SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
                    Self::Lost(message)
                }
                ref state => Self::Refused { state: state.clone(), message },
            };
        }
        let mut why = error.to_string();
        let mut cause = error.source();
        while let Some(next) = cause {
            let text = next.to_string();
            if !why.contains(&text) {
                why = format!("{why}: {text}");
            }
            cause = next.source();
        }
        Self::Lost(why)
    }
}

impl From<Error> for LineError {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl From<LineError> for Error {
    fn from(error: LineError) -> Self {
        match error {
            LineError::Refused { message, .. } => ErrorKind::Team(format!("PostgreSQL: {message}")).into(),
            LineError::Lost(why) => ErrorKind::Team(format!("no PostgreSQL: {why}")).into(),
            LineError::Other(error) => error,
        }
    }
}
