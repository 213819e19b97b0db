//! `POST /v1/search`: the units that contain words.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::given::{Filters, Given, wrong};
use crate::requests;
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::tokens::Rights;

/// The most units of an answer.
const UNITS: u64 = 1000;
/// How many milliseconds a search, and its count, may take.
const WITHIN: u64 = 2000;

const KNOWN: [&str; 9] = ["words", "in", "limit", "order", "forms", "total", "memory", "within", "offsets"];

/// Searches words: `units`, and `total` if it is asked for.
pub(in crate::server::memory) async fn search(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let mut given = Given::read(request, &KNOWN, Filters::Taken).await?;
    let words = given.short_text("words")?;
    if words.trim().is_empty() {
        return Err(wrong("words", "a word to search for"));
    }
    let memory = given.optional_text("memory")?;
    let memories = served.of(&caller, memory.as_deref())?;
    let limit = given.number("limit", UNITS)?;
    limit.into_iter().for_each(|limit| given.set("limit", limit));
    let within = given.number("within", u64::MAX)?.unwrap_or(WITHIN).min(WITHIN);
    given.set("within", within);
    let options = given.options().files(Arc::clone(&served.files));
    let files = Arc::clone(&served);
    let work = move || requests::search(files.open(memories)?.all(), &words, options);
    let found = served.work.short(work).await?;
    Ok(Json(if found.is_array() { json!({ "units": found }) } else { found }))
}
