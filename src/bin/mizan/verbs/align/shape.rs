//! [`Shape`]: the form in which `mizan align` writes its result.

use std::path::Path;

use anyhow::bail;
use mizan::formats::Format;

use crate::options::names;
use crate::terminal::content::{Content, ending};

/// The form in which an alignment is written.
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
    /// Parses the name of a form.
    pub(super) fn from_name(name: &str) -> anyhow::Result<Self> {
        match name {
            "moses" => Ok(Self::Moses),
            "jsonl" => Ok(Self::Jsonl),
            "beads" => Ok(Self::Beads),
            _ => match names::format(name) {
                Ok(format) => Ok(Self::Units(format)),
                Err(_) => bail!("expected tmx, tsv, jsonl, beads, moses, xliff or po"),
            },
        }
    }

    /// Returns the form that the extension of a file stands for; `None` for a name without an extension.
    pub(super) fn from_path(path: &Path) -> anyhow::Result<Option<Self>> {
        const KNOWN: &str = "tmx, tsv, jsonl, beads, xliff, po, csv or xlsx";
        let plain =
            if ending(path).as_deref() == Some("gz") { path.with_extension("") } else { path.to_owned() };
        match ending(&plain).as_deref() {
            Some("jsonl") => Ok(Some(Self::Jsonl)),
            Some("beads") => Ok(Some(Self::Beads)),
            _ => match names::format_of(path) {
                Ok(format) => Ok(format.map(Self::Units)),
                Err(_) => Err(names::no_format(path, KNOWN)),
            },
        }
    }

    /// Returns the usual extension of a file in this form.
    pub(super) fn extension(self) -> String {
        match self {
            Self::Units(format) => format.to_string(),
            Self::Jsonl => "jsonl".into(),
            Self::Beads => "beads".into(),
            Self::Moses => "moses".into(),
        }
    }

    /// Returns what a file in this form holds.
    pub(super) fn content(self) -> Content {
        match self {
            Self::Units(format) => Content::Units(format),
            Self::Jsonl => Content::JsonLines(&["confidence", "source", "target"]),
            Self::Beads => Content::Beads,
            Self::Moses => Content::Lines,
        }
    }
}
