//! `…/unit/TEXT`: looking a text up, and adding a unit.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Deserialize;
use serde_json::{Value, json};

use super::candidate::{Candidate, candidates};
use super::langs::pair;
use crate::requests::{self, Options};
use crate::server::failure::Failure;
use crate::server::memory::calls::json_bytes;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::memory::work::Done;
use crate::server::tokens::Rights;

/// The percent from which tmserver answers, and how many candidates.
const MIN_SIMILARITY: u64 = 75;
const MAX_CANDIDATES: u64 = 3;
/// The most candidates that a client gets.
const MOST: u64 = 100;

/// What the query of an address may say. What is no number counts as not said, as tmserver has it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::server::memory) struct Wanted {
    source: Option<String>,
    min_similarity: Option<String>,
    max_candidates: Option<String>,
    memory: Option<String>,
}

type Asked<T> = Result<Query<T>, axum::extract::rejection::QueryRejection>;
type Named<T> = Result<Path<T>, PathRejection>;

/// `GET SOURCE/TARGET/unit/?source=TEXT`.
pub(in crate::server::memory) async fn asked(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    path: Named<(String, String)>,
    wanted: Asked<Wanted>,
) -> Result<Json<Vec<Candidate>>, Failure> {
    let Path((source, target)) = path.map_err(no_path)?;
    let Query(wanted) = wanted.map_err(|error| Failure::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let text = wanted.source.clone().unwrap_or_default();
    found(&served, &caller, [&source, &target], text, &wanted).await
}

/// `GET SOURCE/TARGET/unit/TEXT`.
pub(in crate::server::memory) async fn unit(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    path: Named<(String, String, String)>,
    wanted: Asked<Wanted>,
) -> Result<Json<Vec<Candidate>>, Failure> {
    let Path((source, target, text)) = path.map_err(no_path)?;
    let Query(wanted) = wanted.map_err(|error| Failure::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    found(&served, &caller, [&source, &target], text, &wanted).await
}

async fn found(
    served: &Arc<Served>,
    caller: &Caller,
    [source, target]: [&str; 2],
    text: String,
    wanted: &Wanted,
) -> Result<Json<Vec<Candidate>>, Failure> {
    caller.needs(Rights::Read)?;
    let memories = served.of(caller, wanted.memory.as_deref())?;
    let Some(langs) = pair(source, target).filter(|_| !text.trim().is_empty()) else {
        return Ok(Json(Vec::new()));
    };
    let number = |given: &Option<String>, usual| {
        given.as_ref().and_then(|text| text.trim().parse().ok()).unwrap_or(usual)
    };
    let least = u8::try_from(number(&wanted.min_similarity, MIN_SIMILARITY).min(100)).unwrap_or(100);
    let most = number(&wanted.max_candidates, MAX_CANDIDATES).min(MOST) as usize;
    served.metrics.looked_up(1);
    let files = Arc::clone(served);
    let work = move || -> Done<Vec<Candidate>> {
        candidates(&files.open(memories)?.all(), &text, &langs, least, most)
    };
    Ok(Json(served.work.short(work).await?))
}

/// A unit as a client sends it.
#[derive(Deserialize)]
struct SentUnit {
    source: Option<String>,
    target: String,
}

/// `PUT` and `POST SOURCE/TARGET/unit/TEXT`: adds the unit that is sent, whose source is TEXT if it has none.
pub(in crate::server::memory) async fn put(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    path: Named<(String, String, String)>,
    wanted: Asked<Wanted>,
    request: Request,
) -> Result<String, Failure> {
    caller.needs(Rights::Write)?;
    let Path((source, target, text)) = path.map_err(no_path)?;
    let Query(wanted) = wanted.map_err(|error| Failure::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let memory = served.one(&caller, wanted.memory.as_deref())?;
    let bytes = json_bytes(request.into_body()).await?;
    let unit: SentUnit = serde_json::from_slice(&bytes)
        .map_err(|error| Failure::new(StatusCode::BAD_REQUEST, format!("no unit: {error}")))?;
    let options = json!({ "source-lang": source, "target-lang": target, "by": caller.name() });
    let Value::Object(options) = options else { unreachable!("the options are an object") };
    let files = Arc::clone(&served.files);
    let work = move || {
        let source = unit.source.as_deref().unwrap_or(&text);
        requests::add(&*files.memory(&memory.path)?, source, &unit.target, Options::from(options))
    };
    served.work.write(work).await?;
    Ok(String::new())
}

fn no_path(error: PathRejection) -> Failure {
    Failure::new(StatusCode::BAD_REQUEST, error.body_text())
}
