//! Reads the files to be analysed as jobs.

use std::path::Path;

use anyhow::{Context, bail};
use mizan::analysis::Job;
use mizan::manuscript::Manuscript;
use mizan::{Format, Known, Lang, Position};

use crate::options::any_reading::AnyReading;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::input;
use crate::terminal::refused_units::RefusedUnits;

/// Reads a file as a job: a bilingual file, or a document.
///
/// Returns the place at which the file is cut off too, if it is.
pub(super) fn read(path: &Path, reading: &AnyReading) -> anyhow::Result<(Job, Option<Position>)> {
    if is_bilingual(path).with_context(|| input::name(path))? {
        bilingual(path, reading)
    } else {
        Ok((document(path, reading)?, None))
    }
}

fn bilingual(path: &Path, reading: &AnyReading) -> anyhow::Result<(Job, Option<Position>)> {
    let name = input::name(path);
    let source = reading.units.any_source(path).with_context(|| name.clone())?;
    let mut refused = RefusedUnits::of(&name);
    let job = Job::bilingual(&name, source, |error| refused.add(&error)).with_context(|| name.clone())?;
    if refused.tell() > 0 && job.units().is_empty() {
        bail!("{name}: no unit could be read");
    }
    Ok((job, refused.cut_off))
}

fn document(path: &Path, reading: &AnyReading) -> anyhow::Result<Job> {
    let (name, bytes) = (input::name(path), input::read_bytes(path)?);
    if is_memory(&bytes) {
        bail!("{name}: this is a memory; `--memory {name}` looks the segments up in it");
    }
    let source = reading.units.source_lang().cloned();
    let manuscript = Manuscript::read(&bytes, input::file_name(path), &reading.documents(), source);
    let manuscript = manuscript.with_context(|| name.clone())?;
    input::tell_document(path, manuscript.document());
    let target = match (reading.units.target_lang(), manuscript.lang().known()) {
        (Some(target), _) => target.clone(),
        (None, Some(Known::Arabic)) => Lang::ENGLISH,
        (None, Some(Known::English)) => Lang::ARABIC,
        (None, _) => Lang::UNDETERMINED,
    };
    Ok(Job::document(&name, &manuscript, &target))
}

fn is_bilingual(path: &Path) -> std::io::Result<bool> {
    if path.as_os_str() == "-" {
        return Ok(false);
    }
    if input::is_catalog(path) || !path.is_file() {
        return Ok(path.is_dir());
    }
    let start = start_of(path)?;
    let is_zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    let is_glossary = Format::from_path(path) == Some(Format::Glossary);
    let is_certain = Format::certain(&start, Some(path)).is_some_and(Format::is_bilingual);
    Ok(is_certain || is_zip || is_glossary || input::is_trados(path) && !is_memory(&start))
}
