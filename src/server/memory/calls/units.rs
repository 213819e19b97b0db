//! The calls about single units, and about what was done to a memory.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use serde::Serialize;
use serde_json::{Value, json};

use super::given::{Filters, Given};
use crate::error::Error;
use crate::json::ChangeReport;
use crate::memory::{Memory, StoredUnit, UnitId};
use crate::requests::{self, Options};
use crate::server::failure::Failure;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::memory::work::Done;
use crate::server::tokens::Rights;

type Answer = Result<Json<Value>, Failure>;

/// The most steps of a history.
const STEPS: u64 = 1000;
const STEPS_SHOWN: u64 = 100;

const LABELS: [&str; 5] = ["domain", "client", "project", "by", "document"];

/// `POST /v1/units`: adds a unit.
pub(in crate::server::memory) async fn add(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Write)?;
    let known =
        [&["source", "target", "source-lang", "target-lang", "status", "note", "memory"], &LABELS[..]]
            .concat();
    let mut given = Given::read(request, &known, Filters::Refused).await?;
    let (source, target) = (given.text("source")?, given.text("target")?);
    let memory = given.optional_text("memory")?;
    signed(&mut given, &caller);
    let options = given.options();
    on(&served, &caller, memory, Rights::Write, move |memory| {
        requests::add(memory, &source, &target, options)
    })
    .await
}

/// `GET /v1/units/ID?memory=NAME`: all that is known about a unit.
pub(in crate::server::memory) async fn show(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    id: Result<Path<i64>, PathRejection>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Read)?;
    let (id, memory) = (number(id)?, named(&request)?);
    on(&served, &caller, memory, Rights::Read, move |memory| {
        let id = UnitId::new(id);
        value(&StoredUnit::new(id, memory.unit(id)?))
    })
    .await
}

/// `PATCH /v1/units/ID`: changes a unit.
pub(in crate::server::memory) async fn edit(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    id: Result<Path<i64>, PathRejection>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Write)?;
    let id = number(id)?;
    let known = [&["source", "target", "status", "note", "memory"], &LABELS[..]].concat();
    let mut given = Given::read(request, &known, Filters::Refused).await?;
    let memory = given.optional_text("memory")?;
    if !given.is_empty() {
        signed(&mut given, &caller);
    }
    let options = given.options();
    on(&served, &caller, memory, Rights::Write, move |memory| requests::edit(memory, id, options)).await
}

/// `DELETE /v1/units/ID?memory=NAME`: deletes a unit.
pub(in crate::server::memory) async fn delete(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    id: Result<Path<i64>, PathRejection>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Write)?;
    let (id, memory) = (number(id)?, named(&request)?);
    on(&served, &caller, memory, Rights::Write, move |memory| {
        requests::delete(memory, &[id], Options::none())
    })
    .await
}

/// `GET /v1/history?memory=NAME`: what can be undone, the latest change first.
pub(in crate::server::memory) async fn history(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Read)?;
    let query = request.uri().query().unwrap_or_default();
    let mut given = Given::of_query(query, &["memory", "limit"], Filters::Refused)?;
    let memory = given.optional_text("memory")?;
    let limit = given.number("limit", STEPS)?.unwrap_or(STEPS_SHOWN) as usize;
    on(&served, &caller, memory, Rights::Read, move |memory| {
        let mut steps = memory.steps()?;
        steps.truncate(limit);
        Ok(json!({ "steps": value(&steps)? }))
    })
    .await
}

/// `POST /v1/undo`: takes the last change of a memory back, whoever made it.
pub(in crate::server::memory) async fn undo(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Admin)?;
    let memory = Given::read(request, &["memory"], Filters::Refused).await?.optional_text("memory")?;
    on(&served, &caller, memory, Rights::Admin, |memory| {
        let report = ChangeReport::new("undo", "");
        value(&match memory.undo()? {
            Some(undone) => report.undone(&undone),
            None => report,
        })
    })
    .await
}

/// `POST /v1/redo`: does again what was taken back last.
pub(in crate::server::memory) async fn redo(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Answer {
    caller.needs(Rights::Admin)?;
    let memory = Given::read(request, &["memory"], Filters::Refused).await?.optional_text("memory")?;
    on(&served, &caller, memory, Rights::Admin, |memory| {
        let report = ChangeReport::new("redo", "");
        value(&match memory.redo()? {
            Some(redone) => report.redone(&redone),
            None => report,
        })
    })
    .await
}

// Works on the memory that is named, or on the first one, with rights that the caller has.
async fn on(
    served: &Arc<Served>,
    caller: &Caller,
    name: Option<String>,
    rights: Rights,
    work: impl FnOnce(&Memory) -> Done<Value> + Send + 'static,
) -> Answer {
    let memory = served.one(caller, name.as_deref())?;
    let files = Arc::clone(&served.files);
    let work = move || work(&*files.memory(&memory.path)?);
    let done = match rights {
        Rights::Read => served.work.short(work).await?,
        Rights::Write | Rights::Admin => served.work.write(work).await?,
    };
    Ok(Json(done))
}

// Names the holder of the token as the person who changes a unit, if none is named.
fn signed(given: &mut Given, caller: &Caller) {
    if let Some(name) = caller.name() {
        given.set_default("by", name);
    }
}

fn number(id: Result<Path<i64>, PathRejection>) -> Result<i64, Failure> {
    let no_number = |_| Failure::new(StatusCode::NOT_FOUND, "a unit has a whole number");
    id.map(|Path(id)| id).map_err(no_number)
}

fn named(request: &Request) -> Result<Option<String>, Failure> {
    Given::of_query(request.uri().query().unwrap_or_default(), &["memory"], Filters::Refused)?
        .optional_text("memory")
}

fn value(answer: &impl Serialize) -> Done<Value> {
    serde_json::to_value(answer).map_err(|error| Error::from(std::io::Error::other(error)))
}
