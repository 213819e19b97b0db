//! The types of what is sent.

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};

use crate::server::failure::Failure;

/// The types that a page of another site may send without asking the server first.
const SIMPLE: [&str; 3] = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];

/// Refuses a body of a type that a page of another site may send.
pub(in crate::server::memory) fn check_type(request: &Request) -> Result<(), Failure> {
    if !matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
        return Ok(());
    }
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.is_empty() || SIMPLE.contains(&&*kind) {
        true => Err(Failure::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "send application/json, or a file with its own Content-Type, such as application/x-tmx+xml",
        )),
        false => Ok(()),
    }
}
