//! Counting words by match bands.

use std::fs;
use std::path::Path;
use std::thread;

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::named_memories::NamedMemories;
use super::options::Options;
use super::reading::{Kind, Reading, kind};
use crate::analysis::{Analysis, Job, Rates};
use crate::error::{ErrorKind, Result};
use crate::json::AnalysisCounts;

/// Counts the words of documents and bilingual files by match bands, as `mizan analyse --json` does.
///
/// Options: `memory` (one or more memories, each as `FILE` or `FILE:PENALTY`), `rates` (a list such as
/// `exact=10%,new=1`, or a file of bands and numbers), `source-lang`, `target-lang`, `input-encoding`,
/// `repair`, `column`, and the filters of [`lookup`](super::lookup).
///
/// ```
/// use mizan::requests::{self, Options};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("plant.en-ar.tsv");
/// std::fs::write(&path, "Close the valve.\tأغلق الصمام.\n")?;
/// let counts = requests::analyse(&[&path], Options::none())?;
/// assert_eq!(counts["total"]["words"], 3);
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Option`], also for a document if documents are left out of this build, and the error of a
/// file that cannot be read.
pub fn analyse<P: AsRef<Path>>(files: &[P], mut options: Options) -> Result<Value> {
    let rates = options.text("rates")?.map(|given| rates(&given)).transpose()?;
    let (memories, reading) =
        (NamedMemories::open(&mut options)?, Reading::take_with_documents(&mut options)?);
    let only = filter(&mut options)?;
    options.finish()?;
    let jobs = files
        .iter()
        .map(AsRef::as_ref)
        .map(|path| job(path, &reading).map_err(|error| error.in_file(path)))
        .collect::<Result<Vec<Job>>>()?;
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let analysis = Analysis::new().only(only).threads(threads);
    let analysis =
        memories.iter().fold(analysis, |all, (memory, penalty)| all.memory_with_penalty(memory, penalty));
    json(&AnalysisCounts::new(&analysis.count(&jobs)?, rates.as_ref()))
}

fn rates(given: &str) -> Result<Rates> {
    let text = if Path::new(given).is_file() { fs::read_to_string(given)? } else { given.to_owned() };
    text.parse().map_err(|error| ErrorKind::Option(format!("option \"rates\": {error}")).into())
}

fn job(path: &Path, reading: &Reading) -> Result<Job> {
    let name = path.display().to_string();
    match kind(path)? {
        Kind::Memory => {
            let why = "this is a memory; the option \"memory\" looks segments up in it";
            Err(ErrorKind::Option(why.into()).into())
        }
        Kind::Document => document(path, name, reading),
        kind => {
            let mut refused = None;
            let source = reading.source(path, kind, true)?;
            let job = Job::bilingual(name, source, |error| refused = Some(error))?;
            match refused.filter(|_| job.units().is_empty()) {
                Some(error) => Err(error),
                None => Ok(job),
            }
        }
    }
}

#[cfg(feature = "documents")]
fn document(path: &Path, name: String, reading: &Reading) -> Result<Job> {
    use crate::lang::{Known, Lang};
    use crate::manuscript::Manuscript;

    let [source, target] = reading.langs.clone();
    let manuscript = Manuscript::read(&Reading::bytes(path)?, Some(path), &reading.of_documents(), source)?;
    let target = target.unwrap_or_else(|| match manuscript.lang().known() {
        Some(Known::Arabic) => Lang::ENGLISH,
        Some(Known::English) => Lang::ARABIC,
        None => Lang::UNDETERMINED,
    });
    Ok(Job::document(name, &manuscript, &target))
}

#[cfg(not(feature = "documents"))]
fn document(_: &Path, _: String, _: &Reading) -> Result<Job> {
    Err(ErrorKind::Option("this build reads no documents".into()).into())
}
