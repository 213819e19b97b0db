//! [`ReviewServer`]: shows a job to a browser on this machine.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::answers;
use super::assets::{ASSETS, PAGE};
use super::gate::{Gate, guard};
use super::shared_job::SharedJob;
use crate::error::Result;
use crate::review::Job;
use crate::server::failure::Failure;
use crate::server::token::Token;

/// The most bytes of a request. An action is a few hundred bytes long; the text of a passage may be longer.
const MOST_BYTES: usize = 1 << 20;

/// A server that shows a job to a browser on this machine.
pub struct ReviewServer {
    listener: TcpListener,
    gate: Arc<Gate>,
    job: SharedJob,
}

impl ReviewServer {
    /// Takes a free port of 127.0.0.1 and makes a token. Confirmed rows are put into the memory, if one is
    /// named.
    ///
    /// # Errors
    ///
    /// If there is no free port, or the system gives no random numbers.
    pub fn bind(job: Job, memory: Option<PathBuf>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let gate = Arc::new(Gate { port, token: Token::random()? });
        Ok(Self { listener, gate, job: SharedJob::new(job, memory) })
    }

    /// Returns the address of the page, with the token.
    #[must_use]
    pub fn address(&self) -> String {
        self.gate.address()
    }

    /// Answers requests until the program ends. An action is on the disk before it is answered, so the
    /// program may end at any time.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn run(self) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_io().build()?;
        self.listener.set_nonblocking(true)?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            axum::serve(listener, router(self.gate, self.job)).await
        })?;
        Ok(())
    }
}

fn router(gate: Arc<Gate>, job: SharedJob) -> Router {
    let api = Router::new()
        .route("/api/job", get(answers::job))
        .route("/api/document", get(answers::document))
        .route("/api/at", get(answers::at))
        .route("/api/find", get(answers::find))
        .route("/api/findings", get(answers::findings))
        .route("/api/links", get(answers::links))
        .route("/api/export", get(answers::export))
        .route("/api/act", post(answers::act))
        .route("/api/undo", post(answers::undo))
        .route("/api/redo", post(answers::redo))
        .route("/api/remember", post(answers::remember))
        .with_state(job);
    let page = Router::new().fallback(page).with_state(gate.clone());
    api.fallback_service(page).layer(DefaultBodyLimit::max(MOST_BYTES)).layer(from_fn_with_state(gate, guard))
}

// The page at its address, which leaves the cookie, and at `/`; and the files that it loads.
async fn page(State(gate): State<Arc<Gate>>, request: Request) -> Response {
    let path = request.uri().path();
    if gate.is_address(path) {
        return ([(header::SET_COOKIE, gate.cookie())], PAGE.answer()).into_response();
    }
    match ASSETS.iter().find(|asset| asset.path == path) {
        Some(found) => found.answer(),
        None if path == "/" => PAGE.answer(),
        None => Failure::new(StatusCode::NOT_FOUND, "there is nothing here").into_response(),
    }
}
