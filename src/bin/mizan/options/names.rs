//! Parsers of the names that options take.

use anyhow::anyhow;
use mizan::Status;
use mizan::formats::Format;

/// Parses the name of a status.
pub(crate) fn status(name: &str) -> Result<Status, String> {
    name.parse().map_err(|_| "expected aligned, machine, translated or reviewed".into())
}

/// Parses the name of a format of bilingual files, or an extension of such files.
pub(crate) fn format(name: &str) -> anyhow::Result<Format> {
    let format = name.parse().ok().filter(|format: &Format| format.is_bilingual());
    format.ok_or_else(|| anyhow!("expected tmx, xliff, xliff2, po, tbx, tsv, glossary, csv or xlsx"))
}
