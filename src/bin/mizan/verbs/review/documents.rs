//! The documents of a review: aligned texts, or the units of a bilingual file.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use mizan::bitext::Bitext;
use mizan::exchange::Source;
use mizan::formats::{Langs, Limits};
use mizan::lexicon::Lexicon;
use mizan::review::ReviewDocument;
use mizan::worksheet::Worksheet;
use mizan::{Aligner, Format, Unit};

use super::args::Args;
use crate::options::read_options::with_hint;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{input, progress};
use crate::verbs::align::{
    GivenBeads, JobList, OneDocument, SideReading, given_beads, is_workbook, sides, tell,
};

/// Returns true for the file of a job, by its first bytes.
pub(super) fn is_job(path: &Path) -> bool {
    // Where the header of an SQLite database has the application_id, four bytes.
    const APPLICATION: std::ops::Range<usize> = 68..72;
    let head = fs::File::open(path).and_then(|mut file| {
        let mut head = [0; 100];
        std::io::Read::read_exact(&mut file, &mut head).map(|()| head)
    });
    head.is_ok_and(|head| head.starts_with(b"SQLite format 3\0") && head[APPLICATION] == *b"mizr")
}

/// Returns the pairs of a list or a folder, aligned.
pub(super) fn list(args: &Args, path: &Path, lexicon: &Lexicon) -> anyhow::Result<Vec<ReviewDocument>> {
    let jobs = if path.is_dir() { JobList::in_folder(path, "tmx")? } else { JobList::listed(path, "tmx")? };
    jobs.tell_unpaired();
    if jobs.jobs.is_empty() {
        bail!("{}: no pair of texts", input::name(path));
    }
    let pairs = jobs.jobs.iter().map(|job| aligned(args, &job.source, job.target.as_deref(), lexicon));
    progress::busy("aligning", || pairs.collect())
}

/// Returns the document that the arguments name.
pub(super) fn named(args: &Args, lexicon: &Lexicon) -> anyhow::Result<ReviewDocument> {
    let Some(source) = &args.source else { bail!("a text and its translation are needed") };
    let is_bilingual = Format::from_path(source).is_some_and(Format::is_bilingual);
    if args.target.is_none() && is_bilingual {
        return match of_sheet(args, source)? {
            Some(document) => Ok(document),
            None => of_units(args, source),
        };
    }
    progress::busy("aligning", || aligned(args, source, args.target.as_deref(), lexicon))
}

fn aligned(
    args: &Args,
    source: &Path,
    target: Option<&Path>,
    lexicon: &Lexicon,
) -> anyhow::Result<ReviewDocument> {
    let reading = SideReading {
        options: args.reading.options(),
        segmented: args.segmented,
        source_lang: args.source_lang.clone(),
        target_lang: args.target_lang.clone(),
    };
    let (from, to) = match target {
        Some(target) => sides(&reading, source, target)?,
        None => {
            let OneDocument { source, target, .. } = OneDocument::read(&reading, source)?;
            (source, target)
        }
    };
    if let Some(beads) = &args.beads {
        return Ok(match given_beads(beads, from, to)? {
            GivenBeads::Beads(bitext) => ReviewDocument::of_bitext(name(source), &bitext),
            GivenBeads::Sheet(corrected, _) => ReviewDocument::of_corrected(name(source), &corrected),
        });
    }
    let aligner = Aligner::new(from.lang().clone(), to.lang().clone()).lexicon(lexicon.clone());
    Ok(ReviewDocument::of_bitext(name(source), &Bitext::align(from, to, &aligner)))
}

// Returns the document of a spreadsheet that mizan has written; `None` for another file.
fn of_sheet(args: &Args, path: &Path) -> anyhow::Result<Option<ReviewDocument>> {
    if args.beads.is_some() {
        bail!("--beads needs both texts");
    }
    let mut head = [0; 4];
    let is_read = fs::File::open(path).and_then(|mut file| std::io::Read::read_exact(&mut file, &mut head));
    if is_read.is_err() || !is_workbook(&head) {
        return Ok(None);
    }
    // A table without the texts of a sheet of mizan holds units.
    let Ok(sheet) = Worksheet::read(input::open(path)?, Limits::default(), None) else { return Ok(None) };
    let Some((document, [from, to])) = sheet.texts() else { return Ok(None) };
    let corrected = sheet.on(from, to).with_context(|| input::name(path))?;
    tell(&corrected, path);
    let name = if document.is_empty() { name(path) } else { document.to_owned() };
    Ok(Some(ReviewDocument::of_corrected(name, &corrected)))
}

fn of_units(args: &Args, path: &Path) -> anyhow::Result<ReviewDocument> {
    let file = || input::name(path);
    let langs = Langs::new().source(args.source_lang.clone()).target(args.target_lang.clone());
    let source = Source::new(input::open(path)?).name(path).langs(langs);
    let (mut units, mut refused): (Vec<Unit>, u64) = (Vec::new(), 0);
    let done = source.each_unit(|unit| {
        match unit {
            Ok(unit) => units.push(unit),
            Err(error) => {
                refused += 1;
                remark!("{}: {error}", file());
            }
        }
        Ok(())
    });
    done.map_err(|error| with_hint(error, path)).with_context(file)?;
    let Some(first) = units.first() else { bail!("{}: no units", file()) };
    let pair = (first.source_lang().clone(), first.target_lang().clone());
    let before = units.len();
    units.retain(|unit| {
        unit.source_lang().same_language(&pair.0) && unit.target_lang().same_language(&pair.1)
    });
    if units.len() < before {
        let others = count((before - units.len()) as u64, "unit");
        remark!("{}: {others} in other languages than {} and {} left out", file(), pair.0, pair.1);
    }
    if refused > 0 {
        remark!("{}: {} could not be read", file(), count(refused, "unit"));
    }
    Ok(ReviewDocument::of_units(name(path), &units))
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| "stdin".into(), |name| name.to_string_lossy().into_owned())
}
