//! The calls that take or give files: import, export, analyse and terms.

use std::ops::ControlFlow;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};

use super::given::{Filters, Given};
use super::stream::stream;
use super::upload::Upload;
use crate::requests;
use crate::server::failure::Failure;
use crate::server::file_name::attachment;
use crate::server::memory::door::Caller;
use crate::server::memory::served::Served;
use crate::server::tokens::Rights;

/// The most terms of an answer.
const TERMS: u64 = 10_000;
/// The most units in which terms are looked for. Chosen by hand: they take half a minute.
const TERM_UNITS: u64 = 200_000;

/// `POST /v1/import?name=FILE`: reads a bilingual file, which is the body, into a memory.
pub(in crate::server::memory) async fn import(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Write)?;
    let known = [
        "name",
        "memory",
        "source-lang",
        "target-lang",
        "input-encoding",
        "terms",
        "dry-run",
        "bring-back",
        "domain",
        "client",
        "project",
        "by",
        "document",
    ];
    let mut given = Given::of_query(request.uri().query().unwrap_or_default(), &known, Filters::Refused)?;
    let (name, memory) = (given.text("name")?, given.optional_text("memory")?);
    let memory = served.one(&caller, memory.as_deref())?;
    let upload = Upload::take(&served, &name, request.into_body()).await?;
    let (files, options) = (Arc::clone(&served.files), given.options());
    let work = move || {
        let import = || {
            let memory = files.memory(&memory.path)?;
            requests::import(&memory, upload.path(), options, &mut |_, _| ControlFlow::Continue(()))
        };
        let report = import().map_err(|error| upload.explained(error))?;
        upload.readable(upload.named(report))
    };
    Ok(Json(served.work.write(work).await?))
}

/// `GET /v1/export?to=FORMAT`: a memory as a bilingual file.
pub(in crate::server::memory) async fn export(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Response, Failure> {
    caller.needs(Rights::Read)?;
    let known = ["to", "memory", "source-lang", "target-lang", "clean", "terms", "encoding", "no-bom"];
    let mut given = Given::of_query(request.uri().query().unwrap_or_default(), &known, Filters::Taken)?;
    let memory = given.optional_text("memory")?;
    let memory = served.one(&caller, memory.as_deref())?;
    let format = given.optional_text("to")?.unwrap_or_else(|| "tmx".to_owned());
    given.set("to", format.clone());
    let (name, options) = (memory.name.clone(), given.options());
    let (mut out, body, begins) = stream();
    let working = Arc::clone(&served);
    let files = Arc::clone(&served.files);
    let writing = tokio::spawn(async move {
        let write = move || {
            let written = files
                .memory(&memory.path)
                .and_then(|memory| requests::export_into(&memory, &mut out, options));
            match written {
                Ok(_) => out.finish(),
                Err(error) => out.fail(error),
            }
        };
        working.work.long(write).await
    });
    // The head of the answer waits for the first piece, and thereby for the end of the queue.
    if begins.await.is_err() {
        let fault = |_| Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "a fault of mizan, please report it");
        writing.await.map_err(fault)??;
    }
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{name}.{format}"))),
    ];
    Ok((headers, Body::new(body)).into_response())
}

/// `POST /v1/analyse?name=FILE`: the words of a file, which is the body, by match bands.
pub(in crate::server::memory) async fn analyse(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let known =
        ["name", "memory", "rates", "source-lang", "target-lang", "input-encoding", "repair", "column"];
    let mut given = Given::of_query(request.uri().query().unwrap_or_default(), &known, Filters::Taken)?;
    let (name, memory) = (given.text("name")?, given.optional_text("memory")?);
    let memories = served.of(&caller, memory.as_deref())?;
    // A list of rates; a file of them would be one of this machine.
    if let Some(rates) = given.optional_text("rates")? {
        if !rates.contains('=') {
            return Err(super::given::wrong("rates", "a list such as exact=10%,new=1"));
        }
        given.set("rates", rates);
    }
    let named: Vec<Value> = memories
        .iter()
        .map(|memory| json!(format!("{}:{}", memory.path.display(), memory.penalty)))
        .collect();
    given.set("memory", named);
    let upload = Upload::take(&served, &name, request.into_body()).await?;
    let options = given.options().files(Arc::clone(&served.files));
    let work = move || {
        let counts = requests::analyse(&[upload.path()], options);
        counts.map(|counts| upload.named(counts)).map_err(|error| upload.explained(error))
    };
    Ok(Json(served.work.long(work).await?))
}

/// `POST /v1/terms`: terms of a memory with their translations.
pub(in crate::server::memory) async fn terms(
    State(served): State<Arc<Served>>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Result<Json<Value>, Failure> {
    caller.needs(Rights::Read)?;
    let mut given = Given::read(request, &["memory", "least", "limit"], Filters::Taken).await?;
    let memory = given.optional_text("memory")?;
    let memory = served.one(&caller, memory.as_deref())?;
    let limit = given.number("limit", TERMS)?.unwrap_or(TERMS);
    given.set("limit", limit);
    given.set("most", TERM_UNITS);
    let options = given.options();
    let work = move || {
        let folder = memory.path.parent().map(|folder| format!("{}/", folder.display())).unwrap_or_default();
        requests::terms(&[&memory.path], options).map_err(|error| Failure::from(error).without(&folder))
    };
    Ok(Json(json!({ "terms": served.work.long(work).await? })))
}
