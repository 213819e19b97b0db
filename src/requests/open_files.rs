//! [`OpenFiles`]: memories and glossaries that requests name, kept open.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::file_identity::FileIdentity;
use crate::error::{ErrorKind, Result};
use crate::lang::Lang;
use crate::memory::{Memory, TermList};
use crate::segment::{Cut, Segmenter};

/// The memories and glossaries that requests name beside the memory that is asked. They stay open, so that
/// the next request that names them need not open them again; segmenters are kept as well. Threads may share
/// the value.
///
/// ```
/// use std::sync::Arc;
///
/// use mizan::memory::Memory;
/// use mizan::requests::{self, OpenFiles, Options};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("terms.mizan");
/// requests::add(&Memory::create(&path)?, "صمام", "valve", Options::none())?;
/// let (memory, files) = (Memory::in_memory()?, Arc::new(OpenFiles::new()));
/// let json = format!(r#"{{"terms": {:?}}}"#, path.display().to_string());
/// for _ in 0..2 {
///     let options = Options::from_json(&json)?.files(Arc::clone(&files));
///     let answer = requests::lookup(&memory, "أغلق الصمام.", options)?;
///     assert_eq!(answer["terms"][0]["target"], "valve");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct OpenFiles {
    memories: Mutex<HashMap<PathBuf, (FileIdentity, Arc<Memory>)>>,
    terms: Mutex<HashMap<TermKey, (Stamp, Arc<TermList>)>>,
    segmenters: Mutex<Vec<(SegmenterKey, Arc<Segmenter>)>>,
    stop: Option<Arc<AtomicBool>>,
    patience: Option<Duration>,
}

// A glossary, and the language of the translations that are wanted of it.
type TermKey = (PathBuf, Option<Lang>);
// A language, places to cut at, and a length.
type SegmenterKey = (Lang, Vec<Cut>, Option<usize>);
// The most segmenters that are kept, those used last. Chosen by hand.
const SEGMENTERS: usize = 8;
// When a memory and its write-ahead log were last written, and their lengths.
type Stamp = [Option<(SystemTime, u64)>; 2];

impl OpenFiles {
    /// Returns no files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops the work on each file once a flag is set, as [`Memory::stop_when`] does, and every request that
    /// is given this value.
    #[must_use]
    pub fn stop_when(mut self, stop: Arc<AtomicBool>) -> Self {
        self.stop = Some(stop);
        self
    }

    /// Holds a memory that is open already, as long as its name stands for the same file.
    #[must_use]
    pub fn holding(self, path: &Path, memory: Arc<Memory>) -> Self {
        if let Some(file) = FileIdentity::of(path) {
            let mut all = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert(path.to_owned(), (file, memory));
        }
        self
    }

    /// Sets how long each memory waits for another program that writes; one minute by default.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = Some(patience);
        self
    }

    /// Fails with [`ErrorKind::Stopped`] once the flag is set.
    pub(super) fn go_on(&self) -> Result<()> {
        match self.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            true => Err(ErrorKind::Stopped.into()),
            false => Ok(()),
        }
    }

    /// Returns a memory, which stays open for the next request as long as its name stands for the same file.
    ///
    /// # Errors
    ///
    /// Those of [`Memory::open`], with the name of the file.
    pub fn memory(&self, path: &Path) -> Result<Arc<Memory>> {
        let file = FileIdentity::of(path);
        let mut all = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, memory)) = all.get(path)
            && Some(known) == file.as_ref()
        {
            return Ok(Arc::clone(memory));
        }
        let memory = Memory::open(path).map_err(|error| error.in_file(path))?;
        let memory = match self.patience {
            Some(patience) => memory.patience(patience),
            None => memory,
        };
        let memory = Arc::new(match &self.stop {
            Some(stop) => memory.stop_when(Arc::clone(stop)),
            None => memory,
        });
        if let Some(file) = file {
            all.insert(path.to_owned(), (file, Arc::clone(&memory)));
        }
        Ok(memory)
    }

    /// Returns a segmenter. To make one takes a hundred times as long as to split a sentence.
    pub(super) fn segmenter(&self, lang: Lang, cuts: Vec<Cut>, longest: Option<usize>) -> Arc<Segmenter> {
        let key = (lang, cuts, longest);
        let mut made = self.segmenters.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = made.iter().position(|(known, _)| *known == key) {
            made[..=at].rotate_right(1);
            return Arc::clone(&made[0].1);
        }
        let segmenter = Arc::new(Segmenter::new(key.0.clone()).cuts(key.1.iter().copied()).longest(longest));
        made.truncate(SEGMENTERS - 1);
        made.insert(0, (key, Arc::clone(&segmenter)));
        segmenter
    }

    /// Returns the terms of a memory, read again if the memory has changed.
    pub(super) fn terms(&self, path: &Path, to: Option<Lang>) -> Result<Arc<TermList>> {
        let stamp = stamp(path);
        let key = (path.to_owned(), to.clone());
        let mut lists = self.terms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, list)) = lists.get(&key).filter(|(known, _)| *known == stamp) {
            return Ok(Arc::clone(list));
        }
        let list = TermList::of(&*self.memory(path)?).map_err(|error| error.in_file(path))?;
        let list = Arc::new(list.to_lang(to));
        lists.insert(key, (stamp, Arc::clone(&list)));
        Ok(list)
    }
}

fn stamp(path: &Path) -> Stamp {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    [path, Path::new(&log)].map(|path| {
        let found = fs::metadata(path).ok()?;
        Some((found.modified().ok()?, found.len()))
    })
}
