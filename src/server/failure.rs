//! [`Failure`]: an answer other than the one that was asked for.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::error::{Error, ErrorKind};

/// An answer other than the one that was asked for: its status and a message for a person.
pub(in crate::server) struct Failure {
    status: StatusCode,
    message: String,
}

impl Failure {
    pub(in crate::server) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let status = match error.kind() {
            // The person asked for what cannot be done.
            ErrorKind::Option(_) | ErrorKind::UnknownName { .. } | ErrorKind::Document { .. } => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            ErrorKind::Locked => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "error": self.message }))).into_response()
    }
}
