//! The pairs of `mizan align --pairs`: [`JobList`], read from a list or found in a folder.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::slice;

use anyhow::bail;
use mizan::Format;

use super::job::Job;
use super::side_name::SideName;
use crate::files::input_files::{InputFile, InputFiles};
use crate::files::wanted::Wanted;
use crate::terminal::input;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

/// The most plain texts without a pair that are named on stderr. Chosen by hand to fit a few lines.
const SHOWN: usize = 10;

/// The pairs to be aligned, and the texts that are no part of a pair.
#[derive(Default)]
pub(crate) struct JobList {
    pub(crate) jobs: Vec<Job>,
    /// Each text without its partner, and the name that the partner would have.
    pub(super) alone: Vec<(PathBuf, PathBuf)>,
    /// Documents, other than plain text, whose names say no language.
    pub(super) unnamed: Vec<PathBuf>,
    /// Plain texts and Markdown whose names say no language: notes, or texts to be paired by what they say.
    pub(super) plain: Vec<PathBuf>,
}

/// The files of one pair, by their languages; a pair may be there in several formats.
#[derive(Default)]
struct Sides {
    arabic: Vec<Side>,
    english: Vec<Side>,
}

struct Side {
    path: PathBuf,
    partner: PathBuf,
}

impl JobList {
    /// Reads a list, in which each line is a pair: source, target and output, separated by tabs. A pair
    /// without an output, as in the lists of `mizan pair`, which have a confidence there, has its output
    /// beside the source, with this extension.
    pub(crate) fn listed(list: &Path, extension: &str) -> anyhow::Result<Self> {
        let text = input::read_text(list)?;
        let (mut jobs, mut besides) = (Vec::new(), HashSet::new());
        for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
            let at = || format!("{}: line {number}", input::name(list));
            let (source, target, output) = match line.split('\t').collect::<Vec<_>>()[..] {
                [source, target] => (source, target, None),
                [source, target, output] => {
                    (source, target, Some(output).filter(|text| !is_confidence(text)))
                }
                _ => bail!("{}: expected source, tab, target, tab, output", at()),
            };
            let output = output.map(PathBuf::from);
            let beside = output.is_none().then(|| beside(Path::new(source), extension));
            if let Some(path) = beside.as_ref().filter(|path| !besides.insert((*path).clone())) {
                let path = input::name(path);
                bail!("{}: {path} is the output of an earlier line; name another one behind a tab", at());
            }
            jobs.push(Job {
                source: source.into(),
                target: Some(target).filter(|target| !target.is_empty()).map(Into::into),
                output: output.or(beside),
                name: None,
                partner: None,
            });
        }
        Ok(Self { jobs, ..Self::default() })
    }

    /// Finds the pairs below a folder by the languages in their names. The output of a pair has its name
    /// without languages, and this extension.
    pub(crate) fn in_folder(folder: &Path, extension: &str) -> anyhow::Result<Self> {
        let files = InputFiles::find(slice::from_ref(&folder.to_owned()), Wanted::Texts, None)?;
        files.tell_unread();
        let (mut list, mut pairs) = (Self::default(), BTreeMap::<PathBuf, Sides>::new());
        for InputFile { path, below } in &files.files {
            let path = path.clone();
            match SideName::of(below) {
                Some(name) => {
                    let sides = pairs.entry(folder.join(&name.pair)).or_default();
                    let side = Side { path, partner: folder.join(&name.partner) };
                    if name.is_arabic { sides.arabic.push(side) } else { sides.english.push(side) }
                }
                None if is_laid_out(&path) => list.unnamed.push(path),
                None if is_plain(&path) => list.plain.push(path),
                None => {}
            }
        }
        pairs.into_iter().for_each(|(pair, sides)| list.take(&pair, sides, extension));
        // A file whose name says a language was meant to be one of a pair, unless an earlier run wrote it.
        let is_side =
            |path: &Path| path.strip_prefix(folder).is_ok_and(|below| SideName::of(below).is_some());
        let is_output = |path: &Path| list.jobs.iter().any(|job| job.output.as_deref() == Some(path));
        files.tell_skipped(Wanted::Texts, |path| is_side(path) && !is_output(path));
        Ok(list)
    }

    /// Names on stderr the documents that are in no pair.
    pub(crate) fn tell_unpaired(&self) {
        for (text, partner) in &self.alone {
            remark!("{}: no {} beside it", input::name(text), input::name(partner));
        }
        for document in &self.unnamed {
            let name = input::name(document);
            remark!(
                "{name}: no language in its name, and no document that translates it; NAME.ar.docx, \
                NAME_AR.docx, ar/NAME.docx and NAME/ar.docx have a language"
            );
        }
        if !self.plain.is_empty() {
            let mut names: Vec<String> =
                self.plain.iter().take(SHOWN).map(|path| input::name(path)).collect();
            let more = self.plain.len() - names.len();
            names.extend((more > 0).then(|| format!("{more} more")));
            let texts = count(self.plain.len() as u64, "text");
            remark!(
                "{texts} in no pair: {}; a name that says the language ends like NAME.ar.txt",
                names.join(", ")
            );
        }
    }

    // Pairs files of the same format, and then one that is left with the other one that is left.
    fn take(&mut self, pair: &Path, mut sides: Sides, extension: &str) {
        let mut jobs = Vec::new();
        for source in std::mem::take(&mut sides.arabic) {
            let same =
                sides.english.iter().position(|target| target.path.extension() == source.path.extension());
            match same {
                Some(at) => jobs.push((source.path, sides.english.remove(at).path)),
                None => sides.arabic.push(source),
            }
        }
        if let ([source], [target]) = (&*sides.arabic, &*sides.english) {
            jobs.push((source.path.clone(), target.path.clone()));
            sides = Sides::default();
        }
        let is_one = jobs.len() == 1;
        for (source, target) in jobs {
            let ending = source.extension().map(|ending| ending.to_string_lossy().into_owned());
            let ending = ending.filter(|_| !is_one).map(|ending| format!(".{ending}")).unwrap_or_default();
            let mut output = pair.as_os_str().to_owned();
            output.push(format!("{ending}.{extension}"));
            let output = Some(output.into());
            self.jobs.push(Job { source, target: Some(target), output, name: None, partner: None });
        }
        let alone = sides.arabic.into_iter().chain(sides.english);
        self.alone.extend(alone.map(|side| (side.path, side.partner)));
    }
}

// Returns true for what `mizan pair` prints behind a pair: a number with a point, from 0 to 1.
fn is_confidence(text: &str) -> bool {
    text.contains('.') && text.parse().is_ok_and(|sure: f64| (0.0..=1.0).contains(&sure))
}

// Returns the output of a pair whose list names none: the name of the pair, in the folder of the source.
fn beside(source: &Path, extension: &str) -> PathBuf {
    let of_pair = source.file_name().and_then(|name| Some(SideName::of(Path::new(name))?.pair));
    let named = of_pair.map_or_else(|| source.with_extension(""), |pair| source.with_file_name(pair));
    let mut output = named.into_os_string();
    output.push(format!(".{extension}"));
    output.into()
}

// Returns true for a document that is neither plain text nor Markdown, in which programs keep notes.
fn is_laid_out(path: &Path) -> bool {
    Format::from_path(path).is_some_and(|format| format != Format::Markdown)
}

// Returns true for a name that plain text or Markdown has. Results of an earlier run, such as those of
// `--to moses`, have other names.
fn is_plain(path: &Path) -> bool {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ["txt", "text", "md", "markdown"].iter().any(|plain| ending == *plain))
}
