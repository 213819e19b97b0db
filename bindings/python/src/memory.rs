//! A translation memory: [`Memory`].

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use mizan_core::requests::{self, AnyMemory, OpenFiles, ServerAddress};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::{Map, Value};

use crate::failure::{free, free_on, raised};
use crate::json::{object, options, read};
use crate::unit_stream::UnitStream;
use crate::units::{Match, Unit};

/// A translation memory. Several threads may use one memory at once.
#[pyclass(frozen, module = "mizan")]
pub(crate) struct Memory {
    path: PathBuf,
    // `None` once the memory is closed.
    open: Mutex<Option<Arc<AnyMemory>>>,
    // The other files that lookups have named; they are closed with the memory.
    files: Mutex<Arc<OpenFiles>>,
    // Set while all calls are to end.
    stopped: Arc<AtomicBool>,
}

/// Open a memory. A missing file is a FileNotFoundError, unless `create` is true.
///
/// An address such as http://127.0.0.1:8484/ opens the memories of a server (`mizan serve`) instead, which answers the
/// same, but neither reads nor writes files; `token` is shown to it, or what MIZAN_TOKEN holds.
#[pyfunction]
#[pyo3(signature = (path, *, create = false, token = None))]
pub(crate) fn open(py: Python<'_>, path: PathBuf, create: bool, token: Option<&str>) -> PyResult<Memory> {
    let address = path.to_str().filter(|path| ServerAddress::is_meant(path));
    if create && address.is_some() || token.is_some() && address.is_none() {
        return Err(PyValueError::new_err("create is for files, token for servers"));
    }
    if let Some(address) = address {
        let server = free(py, || AnyMemory::open_server(address, token))?;
        return Ok(Memory::new(PathBuf::from(shown(address)?), server, Arc::default()));
    }
    let memory = free_on(py, &path, || match create {
        true => mizan_core::Memory::create(&path),
        false => mizan_core::Memory::open(&path),
    })?;
    let stopped = Arc::new(AtomicBool::new(false));
    let memory = memory.stop_when(stopped.clone());
    Ok(Memory::new(path, AnyMemory::File(memory), stopped))
}

// Returns an address without the token that it may hold.
fn shown(address: &str) -> PyResult<String> {
    address.parse().map(|address: ServerAddress| address.to_string()).map_err(|error| raised(&error))
}

impl Memory {
    fn new(path: PathBuf, memory: AnyMemory, stopped: Arc<AtomicBool>) -> Self {
        let files = Mutex::new(Arc::new(OpenFiles::new().stop_when(stopped.clone())));
        Self { path, open: Mutex::new(Some(Arc::new(memory))), files, stopped }
    }

    fn memory(&self) -> PyResult<Arc<AnyMemory>> {
        let open = self.open.lock().ok().and_then(|open| open.clone());
        open.ok_or_else(|| PyValueError::new_err("the memory is closed"))
    }

    fn ask(
        &self,
        py: Python<'_>,
        given: Map<String, Value>,
        request: impl FnOnce(&AnyMemory, requests::Options) -> mizan_core::Result<Value> + Send,
    ) -> PyResult<Value> {
        let memory = self.memory()?;
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner).clone();
        free(py, || request(&memory, read(given).files(files)))
    }
}

// Places in answers are in characters, as Python counts.
fn asked(given: Option<&Bound<'_, PyDict>>, min: Option<i64>, limit: i64) -> PyResult<Map<String, Value>> {
    let mut asked = options(given)?;
    if asked.contains_key("offsets") {
        return Err(PyValueError::new_err("places are in characters here: there is no option \"offsets\""));
    }
    if let Some(min) = min {
        asked.insert("min".into(), min.into());
    }
    asked.insert("limit".into(), limit.into());
    asked.insert("offsets".into(), "chars".into());
    Ok(asked)
}

// A list of matches has no place for parts and terms.
fn matches_alone(given: Map<String, Value>) -> PyResult<Map<String, Value>> {
    match given.contains_key("parts") || given.contains_key("terms") {
        true => Err(PyValueError::new_err("lookup_all() finds parts and terms")),
        false => Ok(given),
    }
}

#[pymethods]
impl Memory {
    /// Find exact and similar matches of a text, best first.
    ///
    /// Further options are those of `mizan lookup`, with `_` for `-` and behind words of Python: from_, to,
    /// previous, next, exact, rank, penalty (such as "machine=10"), within (milliseconds, or a timedelta), memory (a
    /// list of further memories, FILE or FILE:PENALTY), domain, client, project, by, document, status, only_status, since, before.
    #[pyo3(signature = (text, min = 70, limit = 5, **others))]
    fn lookup(
        &self,
        py: Python<'_>,
        text: &str,
        min: i64,
        limit: i64,
        others: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<Py<Match>>> {
        let given = matches_alone(asked(others, Some(min), limit)?)?;
        Match::all(py, self.ask(py, given, |memory, options| memory.lookup(text, options))?)
    }

    /// Look a text up with its parts and its terms: a dict with the lists `matches` (as lookup() returns them),
    /// `fragments` and, if `terms` names a memory of terms, `terms`; both hold dicts with the keys of
    /// `mizan lookup --json`. Further options as for lookup().
    #[pyo3(signature = (text, min = 70, limit = 5, *, parts = true, terms = None, **others))]
    #[expect(clippy::too_many_arguments, reason = "they are keyword arguments of Python")]
    fn lookup_all(
        &self,
        py: Python<'_>,
        text: &str,
        min: i64,
        limit: i64,
        parts: bool,
        terms: Option<PathBuf>,
        others: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyDict>> {
        let mut given = asked(others, Some(min), limit)?;
        given.insert("parts".into(), parts.into());
        given.insert("terms".into(), terms.map(|path| path.display().to_string()).into());
        let mut answer = self.ask(py, given, |memory, options| memory.lookup(text, options))?;
        let found = PyDict::new(py);
        // Without parts and terms the answer is the array of matches.
        let matches = if answer.is_array() { answer.take() } else { answer["matches"].take() };
        found.set_item("matches", Match::all(py, matches)?)?;
        for kind in ["fragments", "terms"] {
            if let Some(value) = answer.get(kind) {
                found.set_item(kind, object(py, value)?)?;
            }
        }
        Ok(found.unbind())
    }

    /// Look several texts up on all cores. Options as for lookup(), and as_document: the texts before and after a
    /// text are its neighbours.
    #[pyo3(signature = (texts, min = 70, limit = 5, **others))]
    fn lookup_many(
        &self,
        py: Python<'_>,
        texts: Vec<String>,
        min: i64,
        limit: i64,
        others: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<Vec<Py<Match>>>> {
        let given = matches_alone(asked(others, Some(min), limit)?)?;
        let answer = self.ask(py, given, |memory, options| memory.lookup_many(&texts, options))?;
        match answer {
            Value::Array(answers) => answers.into_iter().map(|answer| Match::all(py, answer)).collect(),
            _ => Ok(Vec::new()),
        }
    }

    /// Find the units that contain words, the newest first. Further options: in_ (a language), order ("newest",
    /// "date", "closest"), forms, memory, and the filters of lookup().
    #[pyo3(signature = (words, limit = 20, **others))]
    fn search(
        &self,
        py: Python<'_>,
        words: &str,
        limit: i64,
        others: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<Unit>> {
        let given = asked(others, None, limit)?;
        if given.contains_key("total") {
            return Err(PyValueError::new_err("a list of units has no total"));
        }
        Ok(Unit::all(self.ask(py, given, |memory, options| memory.search(words, options))?))
    }

    /// Put a text and its translation into the memory, and return the number of the unit. Options: source_lang,
    /// target_lang, status, note, domain, client, project, by, document.
    #[pyo3(signature = (source, target, **others))]
    fn add(
        &self,
        py: Python<'_>,
        source: &str,
        target: &str,
        others: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<i64> {
        let given = options(others)?;
        let report = self.ask(py, given, |memory, options| memory.add(source, target, options))?;
        Ok(report["id"].as_i64().unwrap_or_default())
    }

    /// Change a unit. Options: source, target, status, note, domain, client, project, by, document; an empty note or
    /// label removes that of the unit.
    #[pyo3(signature = (id, **others))]
    fn edit(&self, py: Python<'_>, id: i64, others: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let given = options(others)?;
        self.ask(py, given, |memory, options| memory.edit(id, options)).map(|_| ())
    }

    /// Delete a unit.
    fn delete(&self, py: Python<'_>, id: i64) -> PyResult<()> {
        self.ask(py, Map::new(), |memory, options| memory.delete(id, options)).map(|_| ())
    }

    /// Read a bilingual file (TMX, XLIFF, PO, TBX, TSV, CSV, XLSX, SDLTM), and return the counts of its units.
    ///
    /// `progress` is called with the bytes read and the bytes of the file; if it returns False, the import ends.
    /// Further options: source_lang, target_lang, input_encoding, terms, dry_run, bring_back, domain, client, project,
    /// by, document.
    #[pyo3(signature = (path, *, progress = None, **others))]
    fn import_file(
        &self,
        py: Python<'_>,
        path: PathBuf,
        progress: Option<Py<PyAny>>,
        others: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        let (memory, given) = (self.memory()?, options(others)?);
        let mut raised = None;
        let done = free_on(py, &path, || {
            let mut watch = |read, all| match told(progress.as_ref(), read, all) {
                Ok(true) => ControlFlow::Continue(()),
                Ok(false) => ControlFlow::Break(()),
                Err(error) => {
                    raised = Some(error);
                    ControlFlow::Break(())
                }
            };
            requests::import(memory.file()?, &path, read(given), &mut watch)
        });
        match raised {
            Some(error) => Err(error),
            None => object(py, &done?),
        }
    }

    /// Write the memory into a new file, and return the number of units written. The ending of the name says the
    /// format. Options: to, source_lang, target_lang, clean, terms, encoding, no_bom, force (overwrites a file), and
    /// the filters of lookup().
    #[pyo3(signature = (path, **others))]
    fn export(&self, py: Python<'_>, path: PathBuf, others: Option<&Bound<'_, PyDict>>) -> PyResult<i64> {
        let (memory, given) = (self.memory()?, options(others)?);
        let report = free_on(py, &path, || requests::export(memory.file()?, &path, read(given)))?;
        Ok(report["units"].as_i64().unwrap_or_default())
    }

    /// What the memory holds: a dict with the keys of `mizan info --json`. Options: check (looks for damage), or the
    /// filters of lookup().
    #[pyo3(signature = (**others))]
    fn info(&self, py: Python<'_>, others: Option<&Bound<'_, PyDict>>) -> PyResult<Py<PyAny>> {
        let info = self.ask(py, options(others)?, AnyMemory::info)?;
        object(py, &info)
    }

    /// End all calls of other threads that use this memory, with mizan.Error; stop(False) allows calls again. What
    /// such a call has not committed is rolled back.
    #[pyo3(signature = (stop = true))]
    fn stop(&self, stop: bool) {
        self.stopped.store(stop, Ordering::Relaxed);
    }

    /// Close the memory. Units that are being iterated over stay readable.
    fn close(&self) {
        if let Ok(mut open) = self.open.lock() {
            *open = None;
        }
        if let Ok(mut files) = self.files.lock() {
            *files = Arc::default();
        }
    }

    fn __enter__(memory: PyRef<'_, Self>) -> PyRef<'_, Self> {
        memory
    }

    #[pyo3(signature = (*_error))]
    fn __exit__(&self, _error: &Bound<'_, pyo3::types::PyTuple>) {
        self.close();
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        let info = self.ask(py, Map::new(), AnyMemory::info)?;
        Ok(info["units"].as_u64().and_then(|units| usize::try_from(units).ok()).unwrap_or_default())
    }

    fn __bool__(&self) -> bool {
        true
    }

    fn __iter__(&self) -> PyResult<UnitStream> {
        let memory = self.memory()?;
        memory.file().map_err(|error| raised(&error))?;
        Ok(UnitStream::new(memory))
    }

    fn __repr__(&self) -> String {
        format!("Memory({:?})", self.path.display().to_string())
    }
}

// Tells how far the reading is. Only False ends it, so that a function without a result may watch. Ctrl-C ends it
// too.
fn told(progress: Option<&Py<PyAny>>, read: u64, all: u64) -> PyResult<bool> {
    Python::attach(|py| {
        py.check_signals()?;
        let Some(progress) = progress else { return Ok(true) };
        let answer = progress.call1(py, (read, all))?;
        Ok(answer.extract::<bool>(py).unwrap_or(true))
    })
}
