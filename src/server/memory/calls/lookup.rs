//! `POST /v1/lookup`: the matches of up to a hundred texts.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::given::{Filters, Given, is_long, too_long, wrong};
use crate::requests;
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::{Served, ServedMemory};
use crate::server::memory::work::Done;
use crate::server::tokens::Rights;

/// The most texts of a call.
const TEXTS: usize = 100;
/// The most matches of a text.
const MATCHES: u64 = 100;
/// How many milliseconds a lookup may take.
const WITHIN: u64 = 500;
/// How many matches of a text are looked at for those that are exact. Chosen by hand.
const EXACT_AMONG: u64 = 50;

const KNOWN: [&str; 14] = [
    "texts", "min", "limit", "from", "to", "exact", "previous", "next", "memory", "rank", "penalty",
    "within", "parts", "offsets",
];

/// Looks texts up: one list of matches for each, in their order.
pub(in crate::server::memory) async fn lookup(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let mut given = Given::read(request, &KNOWN, Filters::Taken).await?;
    let texts = texts(&mut given)?;
    let memory = given.optional_text("memory")?;
    let memories = served.of(&caller, memory.as_deref())?;
    let limit = given.number("limit", MATCHES)?;
    let within = given.number("within", u64::MAX)?.unwrap_or(WITHIN).min(WITHIN);
    given.set("within", within);
    let exact = given.switch("exact")?.then(|| limit.unwrap_or(5));
    match exact {
        Some(limit) => given.set("limit", limit.max(EXACT_AMONG)),
        None => limit.into_iter().for_each(|limit| given.set("limit", limit)),
    }
    served.metrics.looked_up(texts.len());
    let (count, options) = (texts.len(), given.options().files(Arc::clone(&served.files)));
    // Dropped with the connection, when nobody waits for the answer any more.
    let mut lookups = JoinSet::new();
    for (at, text) in texts.into_iter().enumerate() {
        let (served, memories, options) = (Arc::clone(&served), memories.clone(), options.clone());
        lookups.spawn(async move {
            let files = Arc::clone(&served);
            let work = move || one(&files, memories, &text, options);
            served.work.short(work).await.map(|found| (at, found))
        });
    }
    let mut results = vec![Value::Null; count];
    while let Some(done) = lookups.join_next().await {
        let fault = |_| Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "a fault of mizan, please report it");
        let (at, found) = done.map_err(fault)??;
        results[at] = match exact {
            Some(limit) => exact_alone(found, limit),
            None => found,
        };
    }
    Ok(Json(json!({ "results": results })))
}

fn one(served: &Served, memories: Vec<ServedMemory>, text: &str, options: requests::Options) -> Done<Value> {
    requests::lookup(served.open(memories)?.all(), text, options)
}

fn texts(given: &mut Given) -> Result<Vec<String>, Failure> {
    let Some(Value::Array(texts)) = given.value("texts") else {
        return Err(wrong("texts", "an array of texts"));
    };
    if texts.len() > TEXTS {
        let message = format!("{} texts: at most {TEXTS} at once", texts.len());
        return Err(Failure::new(StatusCode::PAYLOAD_TOO_LARGE, message));
    }
    let texts: Option<Vec<String>> = texts.iter().map(|text| text.as_str().map(str::to_owned)).collect();
    let texts = texts.ok_or_else(|| wrong("texts", "an array of texts"))?;
    if texts.iter().any(|text| is_long(text)) { Err(too_long()) } else { Ok(texts) }
}

// Leaves the matches whose text is that of the query. With `parts`, the answer is an object that holds them.
fn exact_alone(mut found: Value, limit: u64) -> Value {
    let list = if found.is_array() { &mut found } else { &mut found["matches"] };
    if let Value::Array(matches) = list {
        matches.retain(|found| matches!(found["class"].as_str(), Some("exact" | "context")));
        matches.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    found
}
