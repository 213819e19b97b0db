//! What is asked of files: faults, words by match bands, terms; and the faults of one translation.

use std::path::PathBuf;

use mizan_core::requests::{self, Options};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::Value;

use crate::failure::free;
use crate::json::{object, options, read};

/// Look for faults in bilingual files and memories: a list of dicts with the keys of `mizan check --json`. Places
/// are in characters.
///
/// Options: rules (names; with a minus, all but these), terms (glossaries), source_lang, target_lang,
/// input_encoding.
#[pyfunction]
#[pyo3(signature = (*files, **others))]
pub(crate) fn check(
    py: Python<'_>,
    files: Vec<PathBuf>,
    others: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    let mut given = options(others)?;
    given.entry("offsets").or_insert_with(|| "chars".into());
    ask(py, given, |options| requests::check(&files, options))
}

/// Look for faults in the translation of one text: a list of dicts as check() returns them, without `place`.
///
/// Options: rules, terms, source_lang, target_lang.
#[pyfunction]
#[pyo3(signature = (source, target, **others))]
pub(crate) fn check_text(
    py: Python<'_>,
    source: &str,
    target: &str,
    others: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    let mut given = options(others)?;
    given.entry("offsets").or_insert_with(|| "chars".into());
    ask(py, given, |options| requests::check_text(source, target, options))
}

/// Count the words of documents and bilingual files by match bands: a dict with the keys of `mizan analyse --json`.
///
/// Options: memory (a list of FILE or FILE:PENALTY), rates, source_lang, target_lang, input_encoding, repair, column,
/// and the filters of Memory.lookup().
#[pyfunction]
#[pyo3(signature = (*files, **others))]
pub(crate) fn analyse(
    py: Python<'_>,
    files: Vec<PathBuf>,
    others: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    ask(py, options(others)?, |options| requests::analyse(&files, options))
}

/// Find terms with their translations in memories, bilingual files, and documents in twos: a list of dicts with the
/// keys of `mizan terms --json`.
///
/// Options: least, limit, confidence, source_lang, target_lang, input_encoding, repair, column, and the filters of
/// Memory.lookup().
#[pyfunction]
#[pyo3(signature = (*files, **others))]
pub(crate) fn terms(
    py: Python<'_>,
    files: Vec<PathBuf>,
    others: Option<&Bound<'_, PyDict>>,
) -> PyResult<Py<PyAny>> {
    ask(py, options(others)?, |options| requests::terms(&files, options))
}

fn ask(
    py: Python<'_>,
    given: serde_json::Map<String, Value>,
    request: impl FnOnce(Options) -> mizan_core::Result<Value> + Send,
) -> PyResult<Py<PyAny>> {
    let answer = free(py, || request(read(given)))?;
    object(py, &answer)
}
