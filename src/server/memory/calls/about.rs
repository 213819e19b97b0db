//! What a server says about itself and its memories.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::given::{Filters, Given};
use crate::json::SCHEMA_VERSION;
use crate::requests;
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::{Served, ServedMemory};
use crate::server::memory::work::Done;
use crate::server::tokens::Rights;

/// The description of all calls (OpenAPI 3.1).
const OPENAPI: &str = include_str!("openapi.json");

/// `GET /v1/health`: the server is there. Asks for no token.
pub(in crate::server::memory) async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION"), "schema": SCHEMA_VERSION }))
}

/// `GET /v1/openapi.json`: the description of all calls.
pub(in crate::server::memory) async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

/// `GET /v1/metrics`: the counts of the server, for Prometheus.
pub(in crate::server::memory) async fn metrics(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
) -> Result<Response, Failure> {
    caller.needs(Rights::Read)?;
    let kind = (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    Ok(([kind], served.metrics.text()).into_response())
}

/// `GET /v1/memories`: the memories that the caller may ask, with their pairs of languages.
pub(in crate::server::memory) async fn memories(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let (files, memories) = (Arc::clone(&served.files), served.of(&caller, None)?);
    let named = move |memory: &ServedMemory| {
        let pairs = files.memory(&memory.path)?.langs()?;
        let pairs: Vec<_> = pairs.iter().map(|pair| [pair.source().tag(), pair.target().tag()]).collect();
        Ok(json!({ "name": memory.name, "penalty": memory.penalty, "pairs": pairs }))
    };
    let all = move || memories.iter().map(named).collect::<Done<Vec<Value>>>();
    Ok(Json(json!({ "memories": served.work.short(all).await? })))
}

/// `GET /v1/info?memory=NAME`: what a memory holds.
pub(in crate::server::memory) async fn info(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let query = request.uri().query().unwrap_or_default();
    let mut given = Given::of_query(query, &["memory", "check"], Filters::Taken)?;
    let memory = given.optional_text("memory")?;
    let memory = served.one(&caller, memory.as_deref())?;
    let (files, options) = (Arc::clone(&served.files), given.options());
    let work = move || requests::info(&*files.memory(&memory.path)?, options);
    Ok(Json(served.work.long(work).await?))
}
