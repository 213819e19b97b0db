//! What `mizan align` writes: [`Shape`].

use std::path::Path;

use anyhow::bail;
use mizan::formats::Format;

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
}
