//! Splitting text into segments, and reading documents.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use mizan_core::documents::{Document, ReadOptions};
use mizan_core::segment::Cut;
use mizan_core::{Lang, Segmenter};
use pyo3::prelude::*;

use crate::failure::{free, free_on};

/// Split text into sentences, without the white space around them.
///
/// `lang` is a language such as "ar", "en" or "ar-EG"; "auto" judges each paragraph by its script. `cut` names
/// further places to cut at ("semicolon", "colon", "line"), and `longest` the characters from which a sentence
/// is cut between its clauses.
#[pyfunction]
#[pyo3(signature = (text, lang = "ar", *, cut = None, longest = None))]
pub(crate) fn segment(
    py: Python<'_>,
    text: &str,
    lang: &str,
    cut: Option<Vec<String>>,
    longest: Option<usize>,
) -> PyResult<Vec<String>> {
    free(py, || {
        let segmenter = segmenter(lang, cut, longest)?;
        let segments = segmenter.segments(text).map(|segment| segment.trimmed());
        Ok(segments
            .filter(|segment| !segment.text().is_empty())
            .map(|segment| segment.text().to_owned())
            .collect())
    })
}

/// Split text into sentences, as pairs of start and end: text[start:end] is the sentence. Options as for
/// segment().
#[pyfunction]
#[pyo3(signature = (text, lang = "ar", *, cut = None, longest = None))]
pub(crate) fn spans(
    py: Python<'_>,
    text: &str,
    lang: &str,
    cut: Option<Vec<String>>,
    longest: Option<usize>,
) -> PyResult<Vec<(usize, usize)>> {
    free(py, || {
        let segmenter = segmenter(lang, cut, longest)?;
        let (mut spans, mut at, mut chars) = (Vec::new(), 0, 0);
        for segment in segmenter.segments(text).map(|segment| segment.trimmed()) {
            let range = segment.range();
            chars += text[at..range.start].chars().count();
            let start = chars;
            chars += segment.text().chars().count();
            at = range.end;
            if start < chars {
                spans.push((start, chars));
            }
        }
        Ok(spans)
    })
}

/// Read a document (Word, PDF, a web page, plain text and others) as text: its parts, joined by empty lines.
#[pyfunction]
pub(crate) fn read_document(py: Python<'_>, path: PathBuf) -> PyResult<String> {
    free_on(py, &path, || {
        Ok(Document::read(&std::fs::read(&path)?, Some(&path), &ReadOptions::default())?.text().to_owned())
    })
}

/// Returns the language of a name; "auto" is judged by the script.
pub(crate) fn language(name: &str) -> mizan_core::Result<Lang> {
    if name == "auto" { Ok(Lang::UNDETERMINED) } else { name.parse() }
}

// What a segmenter is made of: a language, places to cut at, and a length.
type Wanted = (String, Vec<String>, Option<usize>);

// The segmenters made last. To make one takes longer than to split a sentence.
static MADE: Mutex<Vec<(Wanted, Arc<Segmenter>)>> = Mutex::new(Vec::new());
// The most of them that are kept. Chosen by hand.
const KEPT: usize = 8;

fn segmenter(
    lang: &str,
    cut: Option<Vec<String>>,
    longest: Option<usize>,
) -> mizan_core::Result<Arc<Segmenter>> {
    let wanted = (lang.to_owned(), cut.unwrap_or_default(), longest.filter(|&chars| chars > 0));
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, segmenter)) = made.iter().find(|(known, _)| *known == wanted) {
        return Ok(segmenter.clone());
    }
    let cuts = wanted.1.iter().map(|cut| cut.parse()).collect::<Result<Vec<Cut>, _>>()?;
    let segmenter = Arc::new(Segmenter::new(language(lang)?).cuts(cuts).longest(wanted.2));
    made.truncate(KEPT - 1);
    made.insert(0, (wanted, segmenter.clone()));
    Ok(segmenter)
}
