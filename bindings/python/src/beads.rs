//! Aligning texts: [`Bead`].

use std::time::Duration;

use mizan_core::bitext::{Bitext, Text};
use mizan_core::lexicon::Lexicon;
use mizan_core::{Aligner, Lang, Segmenter};
use pyo3::prelude::*;

use crate::failure::free;

/// Sentences of a text and those that translate them.
#[pyclass(frozen, get_all, module = "mizan")]
pub(crate) struct Bead {
    /// The numbers of the sentences of the text, counted from 0.
    source: Vec<usize>,
    /// The numbers of the sentences of the translation, counted from 0.
    target: Vec<usize>,
    /// How likely the bead is right, from 0 to 1.
    confidence: f64,
    /// The sentences of the text.
    source_texts: Vec<String>,
    /// The sentences of the translation.
    target_texts: Vec<String>,
    /// For a sentence that was moved, the numbers of the sentences of the other side that translate it.
    moved_to: Vec<usize>,
}

#[pymethods]
impl Bead {
    fn __repr__(&self) -> String {
        format!("Bead(source={:?}, target={:?}, confidence={:.3})", self.source, self.target, self.confidence)
    }
}

/// A time: a timedelta, or seconds.
#[derive(FromPyObject)]
pub(crate) enum Within {
    Time(Duration),
    Seconds(f64),
}

impl Within {
    fn time(self) -> mizan_core::Result<Duration> {
        match self {
            Self::Time(time) => Ok(time),
            Self::Seconds(seconds) => Duration::try_from_secs_f64(seconds).map_err(|_| {
                mizan_core::ErrorKind::Option(format!("within: {seconds} is no number of seconds")).into()
            }),
        }
    }
}

/// Match the sentences of a text with those of its translation.
///
/// The languages are judged by the script if they are not given. `within` bounds the search: a
/// timedelta, or seconds.
#[pyfunction]
#[pyo3(signature = (source, target, *, source_lang = None, target_lang = None, within = None))]
pub(crate) fn align(
    py: Python<'_>,
    source: Vec<String>,
    target: Vec<String>,
    source_lang: Option<String>,
    target_lang: Option<String>,
    within: Option<Within>,
) -> PyResult<Vec<Bead>> {
    free(py, || {
        let source_lang = lang(source_lang, &source)?;
        let target_lang = lang(target_lang, &target)?;
        beads(Text::from_segments(source, source_lang), Text::from_segments(target, target_lang), within)
    })
}

/// Split a text and its translation into sentences, and match them.
///
/// The sentences themselves are in `source_texts` and `target_texts` of the beads. Options as for align().
#[pyfunction]
#[pyo3(signature = (source, target, *, source_lang = None, target_lang = None, within = None))]
pub(crate) fn align_texts(
    py: Python<'_>,
    source: String,
    target: String,
    source_lang: Option<String>,
    target_lang: Option<String>,
    within: Option<Within>,
) -> PyResult<Vec<Bead>> {
    free(py, || {
        let side = |given, text: &String| -> mizan_core::Result<Text> {
            let lang = lang(given, std::slice::from_ref(text))?;
            Ok(Text::segmented(text, lang.clone(), &Segmenter::new(lang)))
        };
        beads(side(source_lang, &source)?, side(target_lang, &target)?, within)
    })
}

fn lang(given: Option<String>, texts: &[String]) -> mizan_core::Result<Lang> {
    match given {
        Some(name) => name.parse(),
        None => Ok(texts.iter().find_map(|text| Lang::detect(text)).unwrap_or(Lang::UNDETERMINED)),
    }
}

fn beads(source: Text, target: Text, within: Option<Within>) -> mizan_core::Result<Vec<Bead>> {
    let within = within.map(Within::time).transpose()?;
    let aligner = Aligner::new(source.lang().clone(), target.lang().clone());
    let bitext = Bitext::align(source, target, &aligner.lexicon(Lexicon::built_in()).within(within));
    let texts =
        |text: &Text, numbers: &[usize]| numbers.iter().map(|&at| text.segments()[at].clone()).collect();
    let beads = bitext.alignment().beads().iter().map(|bead| Bead {
        source: bead.source().to_vec(),
        target: bead.target().to_vec(),
        confidence: bead.confidence(),
        source_texts: texts(bitext.source(), bead.source()),
        target_texts: texts(bitext.target(), bead.target()),
        moved_to: bead.moved_to().to_vec(),
    });
    Ok(beads.collect())
}
