//! [`Failure`]: an answer other than the one that was asked for.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::error::{Error, ErrorKind};

/// An answer other than the one that was asked for: its status and a message for a person.
pub(super) struct Failure {
    status: StatusCode,
    message: String,
    /// In how many seconds the same request may be answered.
    retry_after: Option<u32>,
}

impl Failure {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), retry_after: None }
    }

    /// Returns the failure of a request that may be repeated in some seconds.
    pub(super) fn later(status: StatusCode, message: impl Into<String>, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(status, message) }
    }

    /// Leaves a text out of the message, such as the name of a folder of this machine.
    pub(super) fn without(mut self, text: &str) -> Self {
        self.message = self.message.replace(text, "");
        self
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let mut message = error.to_string();
        if error.is_damaged_memory() && !message.contains("mizan repair") {
            message.push_str("; `mizan repair` saves what can be read");
        }
        match status(error.kind()) {
            StatusCode::SERVICE_UNAVAILABLE => Self::later(StatusCode::SERVICE_UNAVAILABLE, message, 1),
            status => Self::new(status, message),
        }
    }
}

fn status(kind: &ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::InFile { error, .. } => status(error),
        ErrorKind::Locked | ErrorKind::Stopped | ErrorKind::Team(_) => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::NoUnit(_) => StatusCode::NOT_FOUND,
        ErrorKind::ReadOnly => StatusCode::FORBIDDEN,
        // The memory or the machine is at fault.
        ErrorKind::Io(_)
        | ErrorKind::Storage(_)
        | ErrorKind::Damaged(_)
        | ErrorKind::Foreign
        | ErrorKind::Schema { .. }
        | ErrorKind::ForeignObject { .. }
        | ErrorKind::Job(_) => StatusCode::INTERNAL_SERVER_ERROR,
        // The person asked for what cannot be done, or sent a file that cannot be read.
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(json!({ "error": self.message }))).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memory_in_use_may_be_asked_again() {
        let response = Failure::from(Error::from(ErrorKind::Locked)).into_response();
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()[header::RETRY_AFTER], "1");
        assert_eq!(Failure::from(Error::from(ErrorKind::NoUnit(7))).into_response().status(), 404);
        assert_eq!(Failure::from(Error::from(ErrorKind::Option("?".into()))).into_response().status(), 422);
    }
}
