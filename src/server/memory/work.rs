//! [`Work`]: what touches a memory, on threads that may wait, and never too much of it at once.

use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use axum::http::StatusCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::metrics::Metrics;
use crate::error::Error;
use crate::server::failure::Failure;

/// The places of the threads that work for requests.
pub(super) struct Work {
    /// A place for each core.
    short: Arc<Semaphore>,
    /// Half as many places for what takes seconds and more, so that lookups never wait for all of it.
    long: Arc<Semaphore>,
    /// A few places for what writes, which mostly waits for the disk or for another writer.
    writes: Arc<Semaphore>,
    /// A few places for files that clients send, which lie on the disk meanwhile.
    uploads: Arc<Semaphore>,
    metrics: Arc<Metrics>,
}

/// The most requests that wait for a place. Chosen by hand: at 100 lookups a second, the last of them waits
/// for ten seconds.
const MOST_WAITING: usize = 1024;
/// How many requests write, or wait for another program that writes, at once. Chosen by hand.
const WRITERS: usize = 4;
/// How many files are taken in, or read, at once. Chosen by hand: they may fill so many times `--upload` of
/// the disk.
const UPLOADS: usize = 4;
/// How long a request waits for a place.
const PATIENCE: Duration = Duration::from_secs(10);

impl Work {
    pub(super) fn new(metrics: Arc<Metrics>) -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        let places = |count: usize| Arc::new(Semaphore::new(count.max(1)));
        Self {
            short: places(cores),
            long: places(cores / 2),
            writes: places(WRITERS),
            uploads: places(UPLOADS),
            metrics,
        }
    }

    /// Does a piece of work of milliseconds.
    pub(super) async fn short<T: Send + 'static, E: Into<Failure> + Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure> {
        self.on(&self.short, work).await
    }

    /// Does a piece of work of seconds.
    pub(super) async fn long<T: Send + 'static, E: Into<Failure> + Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure> {
        self.on(&self.long, work).await
    }

    /// Changes a memory.
    pub(super) async fn write<T: Send + 'static, E: Into<Failure> + Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure> {
        self.on(&self.writes, work).await
    }

    /// Returns a place for a file that a client sends, which is free again once it is dropped.
    pub(super) async fn upload(&self) -> Result<OwnedSemaphorePermit, Failure> {
        self.place(&self.uploads).await
    }

    async fn place(&self, places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Failure> {
        let busy = || Failure::later(StatusCode::SERVICE_UNAVAILABLE, "the server is busy; try again", 1);
        let waiting = self.metrics.waits();
        if waiting.count() > MOST_WAITING {
            return Err(busy());
        }
        match timeout(PATIENCE, Arc::clone(places).acquire_owned()).await {
            Ok(Ok(place)) => Ok(place),
            _ => Err(busy()),
        }
    }

    async fn on<T: Send + 'static, E: Into<Failure> + Send + 'static>(
        &self,
        places: &Arc<Semaphore>,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T, Failure> {
        let place = self.place(places).await?;
        // The place is free again when the work has ended, even if nobody waits for its answer any more.
        let work = move || {
            let _place = place;
            work()
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(done) => done.map_err(Into::into),
            Err(_) => Err(Failure::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "a fault of mizan, please report it; no memory was harmed",
            )),
        }
    }
}

/// Work whose errors are those of the crate.
pub(super) type Done<T> = Result<T, Error>;
