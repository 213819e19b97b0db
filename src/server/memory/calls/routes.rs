//! The paths under `/v1`.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::{about, files, flaws, lookup, search, texts, units};
use crate::server::memory::served::Served;

/// Returns the calls under `/v1`.
pub(in crate::server::memory) fn routes() -> Router<Arc<Served>> {
    Router::new()
        .route("/health", get(about::health))
        .route("/openapi.json", get(about::openapi))
        .route("/metrics", get(about::metrics))
        .route("/memories", get(about::memories))
        .route("/info", get(about::info))
        .route("/lookup", post(lookup::lookup))
        .route("/search", post(search::search))
        .route("/segment", post(texts::segment))
        .route("/align", post(texts::align))
        .route("/check", post(texts::check))
        .route("/terms", post(files::terms))
        .route("/analyse", post(files::analyse))
        .route("/import", post(files::import))
        .route("/export", get(files::export))
        .route("/flaws", get(flaws::flaws))
        .route("/units", post(units::add))
        .route("/units/{id}", get(units::show).patch(units::edit).delete(units::delete))
        .route("/history", get(units::history))
        .route("/undo", post(units::undo))
        .route("/redo", post(units::redo))
}
