//! Which path leads to which answer.

use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::door::check_type;
use super::served::Served;
use super::{calls, page, tmserver};
use crate::server::failure::Failure;

/// Returns the answers of a server.
pub(super) fn router(served: Arc<Served>) -> Router {
    let protocol = || {
        Router::new()
            .route("/languages", get(tmserver::languages))
            .route("/languages/", get(tmserver::languages))
            .route("/{source}/{target}/unit", get(tmserver::asked))
            .route("/{source}/{target}/unit/", get(tmserver::asked))
            .route(
                "/{source}/{target}/unit/{*text}",
                get(tmserver::unit).post(tmserver::put).put(tmserver::put),
            )
            .route("/{source}/{target}/store/{*name}", post(tmserver::store).put(tmserver::store))
    };
    Router::new()
        .route("/", get(page::page))
        .route("/page/{name}", get(page::file))
        .nest("/tmserver", protocol())
        .nest("/api/v1", protocol())
        .nest("/v1", calls::routes())
        .route_layer(from_fn(routed))
        .fallback(async || Failure::new(StatusCode::NOT_FOUND, "there is nothing here"))
        .method_not_allowed_fallback(async || {
            Failure::new(StatusCode::METHOD_NOT_ALLOWED, "this cannot be asked in this way")
        })
        .with_state(served)
}

// Refuses a body of a type that any page may send, and leaves the route with the answer, for the log.
async fn routed(route: MatchedPath, request: Request, next: Next) -> Response {
    let mut response = match check_type(&request) {
        Ok(()) => next.run(request).await,
        Err(failure) => failure.into_response(),
    };
    response.extensions_mut().insert(route);
    response
}
