//! Finding terms with their translations.

use std::path::Path;

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::options::Options;
use super::reading::{Kind, Reading, kind};
use crate::align::Aligner;
use crate::bitext::{Bitext, Text};
use crate::documents::Document;
use crate::error::{Error, ErrorKind, Result};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::memory::{Filter, Memory};
use crate::segment::Segmenter;
use crate::terms::TermExtractor;
use crate::unit::{Origin, Unit};

// The fewest units of a term, and the least confidence of aligned sentences, as `mizan terms` has them.
const LEAST: u64 = 2;
const CONFIDENCE: f64 = 0.5;

// What helps against too many units.
const RESTRICT: &str = "restrict the units, as by domain or client";

/// Finds terms in memories, bilingual files and documents in twos (a text, then its translation), as
/// `mizan terms --json` does: an array of terms, the strongest first.
///
/// Options: `least` (the fewest units of a term), `limit`, `most` (an error if more units are read),
/// `confidence` (from 0 to 1, for documents), `source-lang`, `target-lang`, `input-encoding`, `repair`,
/// `column`, and the filters of
/// [`lookup`](super::lookup).
///
/// ```
/// use mizan::requests::{self, Options};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("court.en-ar.tsv");
/// let texts = "The court appointed the judge.\tعيّنت المحكمة القاضي.\n\
///     The judge left the court.\tغادر القاضي المحكمة.\nThe door is closed.\tالباب مغلق.\n";
/// std::fs::write(&path, texts)?;
/// let terms = requests::terms(&[&path], Options::none())?;
/// assert!(terms.as_array().is_some_and(|all| all.iter().any(|term| term["source"] == "court")));
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Option`], also for a document without its translation and for files without a unit of Arabic
/// and English, and the error of a file that cannot be read.
pub fn terms<P: AsRef<Path>>(files: &[P], mut options: Options) -> Result<Value> {
    let least = options.number("least", u64::MAX)?.unwrap_or(LEAST);
    let limit = options.number("limit", u64::MAX)?.and_then(|limit| usize::try_from(limit).ok());
    let confidence = options.share("confidence")?.unwrap_or(CONFIDENCE);
    let most =
        options.number("most", u64::MAX)?.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let reading = Reading::take_with_documents(&mut options)?;
    let only = filter(&mut options)?;
    options.finish()?;
    let extractor = TermExtractor::new(Lexicon::built_in()).least(least.max(1));
    let mut work = Work { extractor, only, confidence, read: 0, added: 0, most };
    let waiting = files.iter().map(AsRef::as_ref).try_fold(None, |first, path| {
        work.file(first, path, &reading).map_err(|error| error.in_file(path))
    })?;
    if let Some(path) = waiting {
        let why = ErrorKind::Option("a document without its translation".into());
        return Err(Error::from(why).in_file(path));
    }
    if work.added == 0 {
        let why = format!("no unit of Arabic and English among {} units", work.read);
        return Err(ErrorKind::Option(why).into());
    }
    let mut found = work.extractor.candidates();
    found.truncate(limit.unwrap_or(usize::MAX));
    json(&found)
}

struct Work {
    extractor: TermExtractor,
    only: Filter,
    confidence: f64,
    read: u64,
    added: u64,
    most: usize,
}

impl Work {
    fn add(&mut self, unit: &Unit) -> Result<()> {
        self.read += 1;
        self.added += u64::from(self.only.passes(unit) && self.extractor.add(unit));
        match self.added > self.most as u64 {
            true => Err(ErrorKind::TooMany { what: "units", limit: self.most, hint: RESTRICT }.into()),
            false => Ok(()),
        }
    }

    // Reads a file. Returns a document that waits for its translation.
    fn file<'p>(
        &mut self,
        first: Option<&'p Path>,
        path: &'p Path,
        reading: &Reading,
    ) -> Result<Option<&'p Path>> {
        match (kind(path)?, first) {
            (Kind::Document, None) => return Ok(Some(path)),
            (Kind::Document, Some(source)) => {
                self.documents([source, path], reading)?;
                return Ok(None);
            }
            (Kind::Memory, _) => {
                for stored in Memory::open(path)?.units()?.past_damage() {
                    self.add(&stored?.unit)?;
                }
            }
            (kind, _) => reading.source(path, kind, false)?.each_unit(|unit| {
                // A unit that cannot be read has no terms.
                unit.map_or(Ok(()), |unit| self.add(&unit))
            })?,
        }
        Ok(first)
    }

    fn documents(&mut self, pair: [&Path; 2], reading: &Reading) -> Result<()> {
        let [source, target] = pair.map(|path| text(path, reading));
        let (source, target) = (source?, target?);
        let aligner = Aligner::new(source.lang().clone(), target.lang().clone()).lexicon(Lexicon::built_in());
        let bitext = Bitext::align(source, target, &aligner);
        bitext.units(self.confidence, &Origin::default()).try_for_each(|unit| self.add(&unit))
    }
}

fn text(path: &Path, reading: &Reading) -> Result<Text> {
    let document = Document::read(&Reading::bytes(path)?, Some(path), &reading.of_documents())?;
    let lang = document.lang().unwrap_or(Lang::UNDETERMINED);
    Ok(Text::segmented(document.text(), lang.clone(), &Segmenter::new(lang)))
}
