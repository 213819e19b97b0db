//! [`Form`]: how segments are written.

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use mizan::Segment;
use mizan::json::PlacedSegment;

use crate::files::destination::Destination;
use crate::options::names;
use crate::terminal::content::{self, Content};
use crate::terminal::words::one_line;
use crate::terminal::{input, json};

/// How segments are written.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(super) enum Form {
    /// one segment per line; line ends inside a segment become spaces
    #[default]
    Text,
    /// start, end and text of one segment per line, separated by tabs; for several files also the file
    Tsv,
    /// `{"start":0,"end":57,"text":"…"}` per line, for several files with `"file":"…"` in front; places are
    /// bytes of the input as UTF-8 (see --offsets), counted after a byte order mark
    Jsonl,
}

impl Form {
    /// Returns the form that the ending of an output stands for.
    pub(super) fn of_output(to: &Destination) -> anyhow::Result<Self> {
        let Destination::File(path) = to else { return Ok(Self::Text) };
        match content::ending(path).as_deref() {
            None | Some("txt") => Ok(Self::Text),
            Some("tsv") => Ok(Self::Tsv),
            Some("jsonl") => Ok(Self::Jsonl),
            Some(_) => Err(names::no_format(path, "txt, tsv or jsonl")),
        }
    }

    /// Returns the ending of a file in this form.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Tsv => "tsv",
            Self::Jsonl => "jsonl",
        }
    }

    /// Returns what a file in this form holds.
    pub(super) fn content(self) -> Content {
        match self {
            Self::Text => Content::Lines,
            Self::Tsv => Content::Segments,
            Self::Jsonl => Content::JsonLines(&["start", "end", "text"]),
        }
    }

    /// Writes a segment on a line of its own, with its file if the output has several.
    pub(super) fn write(
        self,
        out: &mut impl Write,
        segment: &Segment<'_>,
        (placed, file): (&PlacedSegment<'_>, Option<&Path>),
    ) -> io::Result<()> {
        let line = segment.on_one_line();
        match self {
            Self::Text => {
                out.write_all(line.as_bytes())?;
                out.write_all(b"\n")
            }
            Self::Tsv => {
                let file = file.map(|file| format!("\t{}", one_line(&input::name(file)))).unwrap_or_default();
                writeln!(out, "{}\t{}\t{}{file}", placed.start(), placed.end(), line.replace('\t', " "))
            }
            Self::Jsonl => json::write(out, placed),
        }
    }
}
