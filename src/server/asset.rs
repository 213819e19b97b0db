//! [`Asset`]: a file of a page, which is part of the program.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A file of a page.
pub(super) struct Asset {
    pub(super) path: &'static str,
    pub(super) kind: &'static str,
    pub(super) bytes: &'static [u8],
}

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(super) const STYLE: &str = "text/css; charset=utf-8";
pub(super) const FACE: &str = "font/woff2";
pub(super) const PICTURE: &str = "image/svg+xml";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

impl Asset {
    /// Returns the file as an answer.
    pub(super) fn answer(&self) -> Response {
        ([(header::CONTENT_TYPE, self.kind)], self.bytes).into_response()
    }
}
