//! [`SharedJob`]: the job of a server, which one request at a time works on.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;

use crate::review::Job;
use crate::server::failure::Failure;

/// The job of a server, and the memory that confirmed rows are put into.
#[derive(Clone)]
pub(super) struct SharedJob {
    job: Arc<Mutex<Job>>,
    pub(super) memory: Option<Arc<PathBuf>>,
}

impl SharedJob {
    pub(super) fn new(job: Job, memory: Option<PathBuf>) -> Self {
        Self { job: Arc::new(Mutex::new(job)), memory: memory.map(Arc::new) }
    }

    /// Works on the job, on a thread that may wait for the disk.
    pub(super) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Job) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let job = self.job.clone();
        let work = move || work(&mut job.lock().unwrap_or_else(PoisonError::into_inner));
        let done = tokio::task::spawn_blocking(work).await;
        done.unwrap_or_else(|_| {
            Err(Failure::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "a fault of mizan; the job is safe on the disk",
            ))
        })
    }

    /// Works on a document of the job, by its number.
    pub(super) async fn on<T: Send + 'static>(
        &self,
        document: usize,
        work: impl FnOnce(&mut Job) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.with(move |job| {
            if document >= job.documents().len() {
                return Err(Failure::new(StatusCode::NOT_FOUND, "there is no such document"));
            }
            work(job)
        })
        .await
    }
}
