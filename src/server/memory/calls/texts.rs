//! The calls about texts, which ask no memory: segment, align and check.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::given::{Filters, Given, wrong};
use crate::lang::Lang;
use crate::requests;
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::tokens::Rights;

/// How many seconds an alignment may take.
const ALIGNED_WITHIN: f64 = 20.0;

/// `POST /v1/segment`: the segments of a text.
pub(in crate::server::memory) async fn segment(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let known = ["text", "lang", "cut", "longest", "offsets"];
    let mut given = Given::read(request, &known, Filters::Refused).await?;
    let text = given.text("text")?;
    let lang = given.optional_text("lang")?.map(|lang| lang.parse()).transpose();
    let lang =
        lang.map_err(|_| wrong("lang", "a language such as ar, en or ar-EG"))?.unwrap_or(Lang::UNDETERMINED);
    let options = given.options().files(Arc::clone(&served.files));
    let found = served.work.short(move || requests::segment(&text, lang, options)).await?;
    Ok(Json(json!({ "segments": found })))
}

/// `POST /v1/align`: the beads of a text and its translation.
pub(in crate::server::memory) async fn align(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let known = ["source", "target", "source-lang", "target-lang", "within", "split-beads", "min-confidence"];
    let mut given = Given::read(request, &known, Filters::Refused).await?;
    let side = |given: &mut Given, name| {
        given.value(name).ok_or_else(|| wrong(name, "a text or an array of segments"))
    };
    let (source, target) = (side(&mut given, "source")?, side(&mut given, "target")?);
    let within = given.value("within");
    let seconds = within.map_or(Some(ALIGNED_WITHIN), |within| within.as_f64());
    let seconds =
        seconds.filter(|&seconds| seconds >= 0.0).ok_or_else(|| wrong("within", "a number of seconds"))?;
    given.set("within", seconds.min(ALIGNED_WITHIN));
    let options = given.options();
    let found = served.work.long(move || requests::align(&source, &target, options)).await?;
    Ok(Json(json!({ "beads": found })))
}

/// `POST /v1/check`: the faults of a translation.
pub(in crate::server::memory) async fn check(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let known = ["source", "target", "source-lang", "target-lang", "rules", "offsets"];
    let mut given = Given::read(request, &known, Filters::Refused).await?;
    let (source, target) = (given.short_text("source")?, given.short_text("target")?);
    let options = given.options();
    let found = served.work.short(move || requests::check_text(&source, &target, options)).await?;
    Ok(Json(json!({ "findings": found })))
}
