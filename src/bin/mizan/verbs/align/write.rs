//! The beads of a bitext, written in the shape that was asked for.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use mizan::bitext::{Bitext, Text};
use mizan::formats::{Format, Langs};
use mizan::json::BeadSentences;
use mizan::{Bead, Origin};

use super::shape::Shape;
use crate::terminal::{input, json, output};

/// Writes the beads of at least a confidence to a file, or to stdout.
pub(super) fn write(
    shape: Shape,
    bitext: &Bitext,
    at_least: f64,
    origin: &Origin,
    path: Option<&Path>,
) -> anyhow::Result<()> {
    match (shape, path) {
        (Shape::Moses, Some(path)) => write_moses(bitext, at_least, origin, path),
        (Shape::Moses, None) => Ok(()),
        (Shape::Units(format), _) => write_units(format, bitext, at_least, origin, path),
        (Shape::Jsonl, _) => write_beads(bitext, at_least, path, |out, bead| {
            json::print(out, &BeadSentences::new(bead, bitext))
        }),
        (Shape::Beads, _) => write_beads(bitext, at_least, path, |out, bead| writeln!(out, "{bead}")),
    }
}

/// Returns the name of an output in messages.
fn place(path: Option<&Path>) -> String {
    path.map_or_else(|| "stdout".into(), input::name)
}

fn write_units(
    format: Format,
    bitext: &Bitext,
    at_least: f64,
    origin: &Origin,
    path: Option<&Path>,
) -> anyhow::Result<()> {
    let mut out = output::to(path)?;
    let langs = Langs::new().source(bitext.source().lang().clone());
    let mut writer = format.write(&mut out, &langs)?;
    for unit in bitext.units(at_least, origin) {
        writer.write(&unit).with_context(|| place(path))?;
    }
    writer.finish().with_context(|| place(path))?;
    out.finish()
}

fn write_beads(
    bitext: &Bitext,
    at_least: f64,
    path: Option<&Path>,
    line: impl Fn(&mut output::Output, &Bead) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let mut out = output::to(path)?;
    for bead in bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least) {
        line(&mut out, bead).with_context(|| place(path))?;
    }
    out.finish()
}

// Two files with the same number of lines, PREFIX.ar and PREFIX.en.
fn write_moses(bitext: &Bitext, at_least: f64, origin: &Origin, prefix: &Path) -> anyhow::Result<()> {
    let path = |text: &Text| {
        let mut name = OsString::from(prefix);
        name.push(format!(".{}", text.lang()));
        PathBuf::from(name)
    };
    let mut source = output::to(Some(&path(bitext.source())))?;
    let mut target = output::to(Some(&path(bitext.target())))?;
    for unit in bitext.units(at_least, origin) {
        writeln!(source, "{}", on_one_line(unit.source().plain()))?;
        writeln!(target, "{}", on_one_line(unit.target().plain()))?;
    }
    source.finish()?;
    target.finish()
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
