//! The page of a memory, which people open in a browser. Its files lie in the folder `page`, and faces and
//! the icon in that of the page of a review.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::server::asset::{Asset, FACE, HTML, PICTURE, SCRIPT, STYLE, TEXT};
use crate::server::failure::Failure;

const PAGE: Asset = Asset { path: "index.html", kind: HTML, bytes: include_bytes!("page/index.html") };

macro_rules! asset {
    ($folder:literal, $path:literal, $kind:expr) => {
        Asset { path: $path, kind: $kind, bytes: include_bytes!(concat!($folder, $path)) }
    };
}

const ASSETS: &[Asset] = &[
    asset!("page/", "app.js", SCRIPT),
    asset!("page/", "ask.js", SCRIPT),
    asset!("page/", "unit.js", SCRIPT),
    asset!("page/", "views.js", SCRIPT),
    asset!("page/", "words.js", SCRIPT),
    asset!("page/", "style.css", STYLE),
    asset!("../page/", "icon.svg", PICTURE),
    asset!("../page/", "naskh-400.woff2", FACE),
    asset!("../page/", "naskh-700.woff2", FACE),
    asset!("../page/", "naskh-LICENSE.txt", TEXT),
];

/// `GET /`: the page.
pub(super) async fn page() -> Response {
    PAGE.answer()
}

/// `GET /page/NAME`: a file that the page loads.
pub(super) async fn file(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.path == name) {
        Some(asset) => asset.answer(),
        None => Failure::new(StatusCode::NOT_FOUND, "there is nothing here").into_response(),
    }
}
