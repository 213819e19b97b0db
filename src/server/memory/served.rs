//! [`Served`]: the memories of a server, and what answering needs beside them.

use std::path::PathBuf;
use std::sync::Arc;

use axum::http::StatusCode;

use super::door::Caller;
use super::metrics::Metrics;
use super::work::Work;
use crate::error::Result;
use crate::memory::{Memories, Memory};
use crate::requests::OpenFiles;
use crate::server::failure::Failure;

/// A memory of a server, with the points that its matches lose.
#[derive(Clone)]
pub(super) struct ServedMemory {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) penalty: u8,
}

/// The memories of a server, and what answering needs beside them.
pub(super) struct Served {
    memories: Vec<ServedMemory>,
    pub(super) files: Arc<OpenFiles>,
    pub(super) work: Work,
    pub(super) metrics: Arc<Metrics>,
    /// The most bytes of a file that is sent.
    pub(super) upload: u64,
}

/// The memories that a request asks, open.
pub(super) struct Asked(Vec<(ServedMemory, Arc<Memory>)>);

impl Served {
    pub(super) fn new(memories: Vec<ServedMemory>, files: OpenFiles, upload: u64) -> Self {
        let metrics = Arc::new(Metrics::default());
        let work = Work::new(Arc::clone(&metrics));
        Self { memories, files: Arc::new(files), work, metrics, upload }
    }

    /// Opens all memories, so that one that is missing is told at the start.
    pub(super) fn open_all(&self) -> Result<()> {
        self.memories.iter().try_for_each(|memory| self.files.memory(&memory.path).map(drop))
    }

    /// Returns the memories that a caller may ask: all of them, or the one that is named.
    pub(super) fn of(&self, caller: &Caller, name: Option<&str>) -> Result<Vec<ServedMemory>, Failure> {
        let mut open = self.memories.iter().filter(|memory| caller.opens(&memory.name));
        let found: Vec<ServedMemory> = match name {
            None => open.cloned().collect(),
            Some(name) => open.find(|memory| memory.name == name).cloned().into_iter().collect(),
        };
        match (found.is_empty(), name) {
            (false, _) => Ok(found),
            (true, Some(name)) => {
                Err(Failure::new(StatusCode::NOT_FOUND, format!("there is no memory {name:?} here")))
            }
            (true, None) => {
                Err(Failure::new(StatusCode::FORBIDDEN, "this token opens no memory of this server"))
            }
        }
    }

    /// Returns the memory that is named, or the first one that the caller may ask.
    pub(super) fn one(&self, caller: &Caller, name: Option<&str>) -> Result<ServedMemory, Failure> {
        Ok(self.of(caller, name)?.swap_remove(0))
    }

    /// Opens memories, on a thread that may wait.
    pub(super) fn open(&self, memories: Vec<ServedMemory>) -> Result<Asked> {
        let open = |memory: ServedMemory| {
            let file = self.files.memory(&memory.path)?;
            Ok((memory, file))
        };
        memories.into_iter().map(open).collect::<Result<_>>().map(Asked)
    }
}

impl Asked {
    /// Returns the memories as one.
    pub(super) fn all(&self) -> Memories<'_> {
        self.0
            .iter()
            .fold(Memories::new(), |all, (served, memory)| all.with(memory, &served.name, served.penalty))
    }
}
