//! `GET /v1/flaws`: the flaws of the units of a memory.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::{Extension, Json};
use serde_json::Value;

use super::given::{Filters, Given, wrong};
use crate::check::Rule;
use crate::requests;
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::tokens::Rights;

/// The most flaws of an answer.
const FLAWS: u64 = 1000;
const FLAWS_SHOWN: u64 = 100;
/// The most units that are looked through. Chosen by hand: they take some seconds, and some dozen MB.
const UNITS: u64 = 200_000;

/// Looks for flaws by the rules of a memory (`set=memory`), by all rules (`set=check`), or by those named.
pub(in crate::server::memory) async fn flaws(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let known = ["memory", "set", "rules", "limit", "offsets"];
    let mut given = Given::of_query(request.uri().query().unwrap_or_default(), &known, Filters::Taken)?;
    let memory = given.optional_text("memory")?;
    let memory = served.one(&caller, memory.as_deref())?;
    match given.optional_text("set")?.as_deref() {
        None | Some("memory") => {}
        Some("check") => {
            let all: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
            given.set_default("rules", all);
        }
        Some(_) => return Err(wrong("set", "memory or check")),
    }
    let limit = given.number("limit", FLAWS)?.unwrap_or(FLAWS_SHOWN);
    given.set("limit", limit);
    given.set("most", UNITS);
    let (files, options) = (Arc::clone(&served.files), given.options());
    let work = move || requests::flaws(&*files.memory(&memory.path)?, options);
    Ok(Json(served.work.long(work).await?))
}
