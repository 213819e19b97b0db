//! What the page asks, and the answers.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::shared_job::SharedJob;
use crate::formats::{Format, Langs};
use crate::lang::Direction;
use crate::memory::Memory;
use crate::review::{Acted, Job, ReviewAction};
use crate::server::failure::Failure;
use crate::server::file_name::attachment;

type Asked<T> = Result<Query<T>, QueryRejection>;
type Sent<T> = Result<Json<T>, JsonRejection>;
type Answer = Result<Response, Failure>;

/// A document, by its number.
#[derive(Deserialize)]
pub(super) struct OfDocument {
    document: usize,
}

#[derive(Deserialize)]
pub(super) struct OfRow {
    document: usize,
    row: usize,
}

#[derive(Deserialize)]
pub(super) struct OfText {
    document: usize,
    text: String,
}

#[derive(Deserialize)]
pub(super) struct OfFormat {
    document: usize,
    format: String,
}

/// What a person does, and the entry of the log that the person saw.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    document: usize,
    at: i64,
    action: ReviewAction,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    document: usize,
    at: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remember {
    document: usize,
}

/// The documents of the job, and how far each is.
pub(super) async fn job(State(shared): State<SharedJob>) -> Answer {
    let memory = shared.memory.as_ref().map(|path| path.display().to_string());
    let answer = shared.with(move |job| {
        job.refresh()?;
        let documents: Vec<Value> = job.documents().enumerate().map(|(number, document)| {
            let [source, target] = document.langs().map(|lang| {
                let direction = if lang.direction() == Direction::RightToLeft { "rtl" } else { "ltr" };
                json!({ "lang": lang.tag(), "dir": direction })
            });
            json!({ "name": document.name(), "source": source, "target": target, "progress": job.progress(number) })
        }).collect();
        Ok(json!({ "documents": documents, "memory": memory, "version": env!("CARGO_PKG_VERSION") }))
    });
    Ok(Json(answer.await?).into_response())
}

/// A document as it stands.
pub(super) async fn document(State(shared): State<SharedJob>, asked: Asked<OfDocument>) -> Answer {
    let OfDocument { document } = read(asked)?;
    let answer = shared.on(document, move |job| {
        job.refresh()?;
        let (done, undone) = job.steps(document);
        let (at, progress) = (job.at(document), job.progress(document));
        let whole = json!({
            "at": at, "done": done, "undone": undone, "progress": progress, "board": job.board(document),
        });
        Ok(whole)
    });
    Ok(Json(answer.await?).into_response())
}

/// The number of the last entry of the log about a document, for a window that may be behind.
pub(super) async fn at(State(shared): State<SharedJob>, asked: Asked<OfDocument>) -> Answer {
    let OfDocument { document } = read(asked)?;
    let at = shared.on(document, move |job| {
        job.refresh()?;
        Ok(job.at(document))
    });
    Ok(Json(json!({ "at": at.await? })).into_response())
}

/// Does an action.
pub(super) async fn act(State(shared): State<SharedJob>, sent: Sent<Act>) -> Answer {
    let Json(Act { document, at, action }) = sent.map_err(rejected)?;
    acted(shared.on(document, move |job| Ok(job.act(document, at, &action)?)).await?)
}

/// Takes the last action back.
pub(super) async fn undo(State(shared): State<SharedJob>, sent: Sent<Step>) -> Answer {
    let Json(Step { document, at }) = sent.map_err(rejected)?;
    acted(shared.on(document, move |job| Ok(job.undo(document, at)?)).await?)
}

/// Does the last action again that was taken back.
pub(super) async fn redo(State(shared): State<SharedJob>, sent: Sent<Step>) -> Answer {
    let Json(Step { document, at }) = sent.map_err(rejected)?;
    acted(shared.on(document, move |job| Ok(job.redo(document, at)?)).await?)
}

/// Where a text stands.
pub(super) async fn find(State(shared): State<SharedJob>, asked: Asked<OfText>) -> Answer {
    let OfText { document, text } = read(asked)?;
    let found = shared.on(document, move |job| Ok(job.board(document).find(&text)));
    Ok(Json(found.await?).into_response())
}

/// What `mizan check` finds.
pub(super) async fn findings(State(shared): State<SharedJob>, asked: Asked<OfDocument>) -> Answer {
    let OfDocument { document } = read(asked)?;
    let found = shared.on(document, move |job| {
        let found = job.findings(document)?.into_iter().map(|(row, findings)| {
            let findings: Vec<Value> = findings
                .iter()
                .map(|found| json!({ "rule": found.rule.name(), "message": found.message }))
                .collect();
            json!({ "row": row, "findings": findings })
        });
        Ok(found.collect::<Vec<Value>>())
    });
    Ok(Json(found.await?).into_response())
}

/// The words of a row that translate each other.
pub(super) async fn links(State(shared): State<SharedJob>, asked: Asked<OfRow>) -> Answer {
    let OfRow { document, row } = read(asked)?;
    let found = shared.on(document, move |job| {
        if row >= job.board(document).rows().len() {
            return Err(Failure::new(StatusCode::NOT_FOUND, "there is no such row"));
        }
        Ok(job.links(document, row))
    });
    Ok(Json(found.await?).into_response())
}

/// The rows of a document as a file.
pub(super) async fn export(State(shared): State<SharedJob>, asked: Asked<OfFormat>) -> Answer {
    let OfFormat { document, format } = read(asked)?;
    let format: Format = format.parse()?;
    let file = shared.on(document, move |job| {
        let bytes = written(job, document, format)?;
        let name = job.documents().nth(document).map_or("review", |document| document.name()).to_owned();
        Ok((format!("{name}.{format}"), bytes))
    });
    let (name, bytes) = file.await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&name)),
    ];
    Ok((headers, bytes).into_response())
}

/// Puts the confirmed rows of a document into the memory that the program was given.
pub(super) async fn remember(State(shared): State<SharedJob>, sent: Sent<Remember>) -> Answer {
    let Json(Remember { document }) = sent.map_err(rejected)?;
    let none = || Failure::new(StatusCode::UNPROCESSABLE_ENTITY, "no memory was named with --into");
    let path: Arc<_> = shared.memory.clone().ok_or_else(none)?;
    let done = shared.on(document, move |job| Ok(job.remember(document, &Memory::create(path.as_path())?)?));
    Ok(Json(done.await?).into_response())
}

fn acted(acted: Acted) -> Answer {
    Ok(match acted {
        Acted::Done(step) => Json(step).into_response(),
        Acted::Behind => {
            return Err(Failure::new(StatusCode::CONFLICT, "the document has changed in another window"));
        }
    })
}

fn written(job: &Job, document: usize, format: Format) -> Result<Vec<u8>, Failure> {
    let [source, target] = job.documents().nth(document).expect("the document exists").langs();
    let mut bytes = Vec::new();
    if format == Format::Xlsx {
        job.write_sheet(document, &mut bytes)?;
        return Ok(bytes);
    }
    let mut writer = format.write(&mut bytes, &Langs::new().source(source).target(target))?;
    for unit in job.units(document)? {
        writer.write(&unit)?;
    }
    writer.finish()?;
    Ok(bytes)
}

fn read<T>(asked: Asked<T>) -> Result<T, Failure> {
    asked.map(|Query(asked)| asked).map_err(|error| Failure::new(StatusCode::BAD_REQUEST, error.body_text()))
}

fn rejected(error: JsonRejection) -> Failure {
    Failure::new(error.status(), error.body_text())
}
