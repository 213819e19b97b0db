//! What `mizan align` writes: [`Shape`].

use std::path::Path;

use anyhow::bail;
use mizan::formats::Format;

use crate::options::names;

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

    /// Returns the form that the extension of a file stands for.
    pub(super) fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "jsonl" => Some(Self::Jsonl),
            "beads" => Some(Self::Beads),
            _ => Format::from_path(path).filter(|format| format.is_bilingual()).map(Self::Units),
        }
    }

    /// Returns the usual extension of a file in this form.
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
}
