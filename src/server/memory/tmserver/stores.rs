//! `…/store/NAME`: many units at once, as a list or as a file.

use std::ops::ControlFlow;
use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use super::langs::pair;
use crate::memory::{Action, Memory};
use crate::requests::{self, Options};
use crate::server::failure::Failure;
use crate::server::memory::calls::{Upload, json_bytes};
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::memory::work::Done;
use crate::server::tokens::Rights;
use crate::unit::{Labels, Unit};

/// A unit of a list.
#[derive(Deserialize)]
struct ListedUnit {
    source: String,
    target: String,
}

/// `POST` and `PUT SOURCE/TARGET/store/NAME`: adds the units of a JSON list, or of a file of any format that
/// is known by its name or its beginning.
pub(in crate::server::memory) async fn store(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    request: Request,
) -> Result<String, Failure> {
    caller.needs(Rights::Write)?;
    let Path((source, target, name)) =
        path.map_err(|error| Failure::new(StatusCode::BAD_REQUEST, error.body_text()))?;
    let langs = pair(&source, &target).ok_or_else(|| {
        Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "the address names no two languages")
    })?;
    let memory = served.one(&caller, None)?;
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_list =
        kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    let files = Arc::clone(&served.files);
    let by = caller.name().map(str::to_owned);
    let count = if is_list {
        let bytes = json_bytes(request.into_body()).await?;
        let list: Vec<ListedUnit> = serde_json::from_slice(&bytes)
            .map_err(|error| Failure::new(StatusCode::BAD_REQUEST, format!("no list of units: {error}")))?;
        let [source, target] = langs;
        let labels = Labels::new().by(by).document(name.clone());
        let units =
            list.into_iter().filter(|unit| !unit.source.trim().is_empty() && !unit.target.trim().is_empty());
        let units: Vec<Unit> =
            units.map(|unit| Unit::new(source.clone(), unit.source, target.clone(), unit.target)).collect();
        served.work.write(move || add(&*files.memory(&memory.path)?, &units, labels)).await?
    } else {
        let upload = Upload::take(&served, &name, request.into_body()).await?;
        let options = json!({ "source-lang": source, "target-lang": target, "by": by });
        let Value::Object(options) = options else { unreachable!("the options are an object") };
        let work = move || {
            let import = || {
                let memory = files.memory(&memory.path)?;
                let watch = &mut |_, _| ControlFlow::Continue(());
                requests::import(&memory, upload.path(), Options::from(options), watch)
            };
            let report = import().map_err(|error| upload.explained(error))?;
            let report = upload.readable(upload.named(report))?;
            let count = report["read"].as_u64().unwrap_or_default();
            match report["files"][0]["error"].as_str() {
                None => Ok(count),
                // What stands before the fault is in the memory.
                Some(error) => {
                    let message = format!("{error}; {count} units were added before");
                    Err(Failure::new(StatusCode::UNPROCESSABLE_ENTITY, message))
                }
            }
        };
        served.work.write(work).await?
    };
    Ok(format!("added {count} units from {name}"))
}

fn add(memory: &Memory, units: &[Unit], labels: Labels) -> Done<u64> {
    let mut batch = memory.batch()?.action(Action::Add).labels(labels);
    for unit in units {
        batch.insert(unit)?;
    }
    batch.commit()?;
    Ok(units.len() as u64)
}
