//! Parsers of the names that options take.

use std::path::PathBuf;

use anyhow::anyhow;
use mizan::Status;
use mizan::formats::Format;

/// Parses the name of a status.
pub(crate) fn status(name: &str) -> Result<Status, String> {
    Status::from_name(name).ok_or_else(|| "expected aligned, machine, translated or reviewed".into())
}

/// Parses the name of a format.
pub(crate) fn format(name: &str) -> anyhow::Result<Format> {
    let file = PathBuf::from(format!("_.{name}"));
    Format::from_path(&file)
        .ok_or_else(|| anyhow!("expected tmx, xliff, xliff2, po, tbx, tsv, glossary, csv or xlsx"))
}
