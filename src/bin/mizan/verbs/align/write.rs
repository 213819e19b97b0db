//! Writes the beads of a bitext in the [`Shape`] that the options name.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::align::BeadFile;
use mizan::bitext::{Bitext, Text};
use mizan::formats::{Format, Langs};
use mizan::json::BeadSentences;
use mizan::worksheet::write_bitext;
use mizan::{Bead, Labels, Origin, Unit};

use super::shape::Shape;
use crate::terminal::guard::Guard;
use crate::terminal::input;
use crate::terminal::json;
use crate::terminal::output::Output;

/// Writes the beads of at least a confidence, or their units, to a file, or to stdout. Returns how many beads
/// or units were written.
pub(super) fn write(
    shape: Shape,
    bitext: &Bitext,
    at_least: f64,
    units: &[Unit],
    (origin, labels): (&Origin, &Labels),
    files: Vec<Output>,
) -> anyhow::Result<usize> {
    let [mut out] = match <[Output; 1]>::try_from(files) {
        Ok(one) => one,
        Err(both) => return write_moses(units, both).map(|()| units.len()),
    };
    let beads = bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least).count();
    match shape {
        Shape::Units(Format::Xlsx) => {
            let (place, name) = (out.name(), origin.document.as_deref().unwrap_or_default());
            let written = write_bitext(&mut out, name, bitext, at_least, origin, |unit| labels.on(unit));
            written.context(place)?;
        }
        Shape::Units(format) => write_units(format, bitext, units, &mut out)?,
        Shape::Jsonl => write_beads(bitext, at_least, &mut out, |out, bead| {
            json::write(out, &BeadSentences::new(bead, bitext))
        })?,
        Shape::Beads | Shape::Moses if out.is_file() => write_bead_file(bitext, at_least, &mut out)?,
        Shape::Beads | Shape::Moses => {
            write_beads(bitext, at_least, &mut out, |out, bead| writeln!(out, "{bead}"))?;
        }
    }
    out.finish()?;
    Ok(if matches!(shape, Shape::Units(_)) { units.len() } else { beads })
}

/// Refuses to replace beads that a person may have corrected: the file that is there has other beads than the
/// bitext, and not those that mizan wrote.
pub(super) fn spare_corrected(bitext: &Bitext, path: &Path) -> anyhow::Result<()> {
    let Ok(there) = fs::read(path).map_err(mizan::Error::from).and_then(|bytes| BeadFile::read(&bytes))
    else {
        return Ok(());
    };
    let segments = |bead: &Bead| (bead.source().to_vec(), bead.target().to_vec());
    let is_same = || there.beads().iter().map(segments).eq(bitext.alignment().beads().iter().map(segments));
    if !there.beads().is_empty() && !there.is_as_written() && !is_same() {
        bail!(
            "nothing written: {} has beads that a person may have corrected; --force replaces it",
            input::name(path)
        );
    }
    Ok(())
}

/// Opens the files of a result, if they may be written: one, or two for the form of Moses.
pub(super) fn files(
    shape: Shape,
    bitext: &Bitext,
    path: Option<&Path>,
    guard: &Guard,
) -> anyhow::Result<Vec<Output>> {
    let paths = match (shape, path) {
        // Two files with the same number of lines, PREFIX.ar and PREFIX.en.
        (Shape::Moses, Some(prefix)) => {
            vec![Some(side(prefix, bitext.source())), Some(side(prefix, bitext.target()))]
        }
        (_, path) => vec![path.map(Path::to_owned)],
    };
    paths.iter().map(|path| guard.open(path.as_deref(), shape.content())).collect()
}

fn side(prefix: &Path, text: &Text) -> PathBuf {
    let mut name = OsString::from(prefix);
    name.push(format!(".{}", text.lang()));
    PathBuf::from(name)
}

fn write_units(format: Format, bitext: &Bitext, units: &[Unit], out: &mut Output) -> anyhow::Result<()> {
    let place = out.name();
    let langs = Langs::new().source(bitext.source().lang().clone()).target(bitext.target().lang().clone());
    let is_saved = out.is_saved();
    let mut writer = format.write(out, &langs)?;
    writer.set_labels(is_saved);
    for unit in units {
        writer.write(unit).with_context(|| place.clone())?;
    }
    writer.finish().context(place)
}

fn write_beads(
    bitext: &Bitext,
    at_least: f64,
    out: &mut Output,
    line: impl Fn(&mut Output, &Bead) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let mut beads = bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least);
    beads.try_for_each(|bead| line(out, bead)).with_context(|| out.name())
}

/// Writes beads for correction by hand. The last line has a fourth field, a comment with the fingerprint of
/// the two texts to which the beads belong.
fn write_bead_file(bitext: &Bitext, at_least: f64, out: &mut Output) -> anyhow::Result<()> {
    let beads = || bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least);
    let mut lines: Vec<_> = beads().map(Bead::to_string).collect();
    let mut comment = format!("{} {}", bitext.fingerprint(), BeadFile::written(beads()));
    if at_least > 0.0 {
        comment = format!("{} {comment}", BeadFile::partial(at_least));
    }
    match lines.last_mut() {
        Some(last) => *last += &format!(" : {comment}"),
        None => lines.push(comment),
    }
    lines.iter().try_for_each(|line| writeln!(out, "{line}")).with_context(|| out.name())
}

fn write_moses(units: &[Unit], files: Vec<Output>) -> anyhow::Result<()> {
    let [mut source, mut target] = <[Output; 2]>::try_from(files).ok().expect("two files, one for each text");
    for unit in units {
        writeln!(source, "{}", on_one_line(unit.source().plain()))?;
        writeln!(target, "{}", on_one_line(unit.target().plain()))?;
    }
    source.finish()?;
    target.finish()
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
