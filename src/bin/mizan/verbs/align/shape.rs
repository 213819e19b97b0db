use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::bitext::{Bitext, Text};
use mizan::formats::{Format, Langs};
use mizan::{Bead, Origin};
use serde_json::{Map, Value, json};

use crate::terminal::{input, output};

/// What is written of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Units(Format),
    Jsonl,
    Beads,
    Moses,
}

impl Default for Shape {
    fn default() -> Self {
        Self::Units(Format::Tsv)
    }
}

impl Shape {
    pub(super) fn from_name(name: &str) -> anyhow::Result<Self> {
        match name {
            "moses" => Ok(Self::Moses),
            _ => match Self::from_path(Path::new(&format!("_.{name}"))) {
                Some(shape) => Ok(shape),
                None => bail!("expected tmx, tsv, jsonl, beads, moses, xliff or po"),
            },
        }
    }

    pub(super) fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "jsonl" => Some(Self::Jsonl),
            "beads" => Some(Self::Beads),
            _ => Format::from_path(path).map(Self::Units),
        }
    }

    /// Returns the usual ending of a file of it.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Units(Format::Tsv) => "tsv",
            Self::Units(Format::Xliff) => "xliff",
            Self::Units(Format::Po) => "po",
            Self::Units(_) => "tmx",
            Self::Jsonl => "jsonl",
            Self::Beads => "beads",
            Self::Moses => "moses",
        }
    }

    /// Writes the beads of at least this confidence to a file or stdout.
    pub(super) fn write(
        self,
        bitext: &Bitext,
        at_least: f64,
        origin: &Origin,
        path: Option<&Path>,
    ) -> anyhow::Result<()> {
        let place = path.map_or_else(|| "stdout".into(), input::name);
        match (self, path) {
            (Self::Moses, Some(path)) => write_moses(bitext, at_least, origin, path),
            (Self::Moses, None) => Ok(()),
            (Self::Units(format), _) => {
                let mut out = output::to(path)?;
                let langs = Langs::new().source(bitext.source().lang().clone());
                let mut writer = format.write(&mut out, &langs)?;
                for unit in bitext.units(at_least, origin) {
                    writer.write(&unit).context(place.clone())?;
                }
                writer.finish().context(place)?;
                out.finish()
            }
            (Self::Jsonl | Self::Beads, _) => {
                let mut out = output::to(path)?;
                for bead in bitext.alignment().beads().iter().filter(|bead| bead.confidence() >= at_least) {
                    let line = if self == Self::Beads { bead.to_string() } else { as_json(bead, bitext) };
                    writeln!(out, "{line}").context(place.clone())?;
                }
                out.finish()
            }
        }
    }
}

fn as_json(bead: &Bead, bitext: &Bitext) -> String {
    let texts = |text: &Text, indices: &[usize]| -> Vec<Value> {
        indices.iter().map(|&i| text.segments()[i].as_str().into()).collect()
    };
    let mut object = Map::from_iter([
        ("source".to_owned(), texts(bitext.source(), bead.source()).into()),
        ("target".to_owned(), texts(bitext.target(), bead.target()).into()),
        ("confidence".to_owned(), json!((bead.confidence() * 1000.0).round() / 1000.0)),
        ("source_indices".to_owned(), json!(bead.source())),
        ("target_indices".to_owned(), json!(bead.target())),
    ]);
    if !bead.moved_to().is_empty() {
        object.insert("moved_to".to_owned(), json!(bead.moved_to()));
    }
    Value::Object(object).to_string()
}

// Two files of as many lines, PREFIX.ar and PREFIX.en.
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
