//! Parses the values of options (statuses, numbers, formats), and names the files of results by their format.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::anyhow;
use mizan::Status;
use mizan::formats::Format;
use mizan::memory::UnitId;

use crate::terminal::input;
use crate::terminal::remark::remark;

/// The most numbers of a range that a message lists, chosen by hand to fit a line.
const LISTED: usize = 10;

/// Parses the name of a status.
pub(crate) fn status(name: &str) -> Result<Status, String> {
    name.to_lowercase().parse().map_err(|_| "expected aligned, machine, translated or reviewed".into())
}

/// Parses a whole number.
pub(crate) fn number<N: FromStr>(number: &str) -> Result<N, String> {
    number.parse().map_err(|_| "expected a whole number, such as 20".into())
}

/// Parses the number of a unit. The error shows how several are given.
pub(crate) fn unit_id(number: &str) -> Result<UnitId, String> {
    if let Ok(id) = number.parse() {
        return Ok(id);
    }
    let bounds = number.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    let is_long = bounds.is_some_and(|(from, to): (u32, u32)| to.saturating_sub(from) as usize >= LISTED);
    let more = if is_long { " …" } else { "" };
    let ids: Vec<String> = match bounds {
        Some((from, to)) => (from..=to).take(LISTED).map(|id| id.to_string()).collect(),
        None => number.split([',', ';']).map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect(),
    };
    let is_list = ids.len() > 1 && ids.iter().all(|id| id.parse::<UnitId>().is_ok());
    Err(match is_list {
        true => format!("give each number, with spaces between them: {}{more}", ids.join(" ")),
        false => "expected the number of a unit, such as 117, as `mizan search` shows it".into(),
    })
}

/// Parses a percent of at least `LEAST`.
pub(crate) fn percent<const LEAST: u8>(percent: &str) -> Result<u8, String> {
    let found = percent.parse().ok().filter(|found| (LEAST..=100).contains(found));
    found.ok_or_else(|| format!("expected a percent from {LEAST} to 100, without the sign"))
}

/// Parses a share.
pub(crate) fn share(share: &str) -> Result<f64, String> {
    let found = share.parse().ok().filter(|found| (0.0..=1.0).contains(found));
    found.ok_or_else(|| "expected a number from 0 to 1, such as 0.8".into())
}

/// Parses the name of a format of bilingual files, or an extension of such files.
pub(crate) fn format(name: &str) -> anyhow::Result<Format> {
    let format = name.parse().ok().filter(|&format| is_written(format));
    format.ok_or_else(|| anyhow!("expected tmx, xliff, xliff2, po, tbx, tsv, glossary, csv or xlsx"))
}

/// Returns the format that the ending of an output's name stands for; `None` for a name without an ending.
///
/// # Errors
///
/// If the ending names no format of bilingual files that can be written.
pub(crate) fn format_of(path: &Path) -> anyhow::Result<Option<Format>> {
    match Format::from_path(path).filter(|&format| is_written(format)) {
        None if path.extension().is_some() => Err(no_format(path, "tmx, xliff, po, tbx, tsv, csv or xlsx")),
        format => Ok(format),
    }
}

/// Says on stderr in which form an output is written whose name has no ending.
pub(crate) fn tell_default(path: &Path, format: &str, other: &str) {
    remark!(
        "{}: the name has no extension, so the file is written as {format}; use .{other} or --to for another format",
        input::name(path)
    );
}

/// Returns the error for an output whose ending names no format that a verb writes.
pub(crate) fn no_format(path: &Path, known: &str) -> anyhow::Error {
    let name = input::name(path);
    let hint = if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("mizan")) {
        "; --into puts units into a memory"
    } else {
        ""
    };
    anyhow!(
        "nothing written: {name}: cannot tell the format from the extension (known: {known}); use --to{hint}"
    )
}

/// Returns the base name of the result for an input, with another ending: `plant.po` and `plant.tmx.gz`
/// become `plant.csv`.
pub(crate) fn with_ending(input: &Path, ending: &str) -> PathBuf {
    let mut name = stem(input).to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

// The base name without the endings that name a kind of file; `plant.v2` has none.
fn stem(path: &Path) -> &OsStr {
    const OTHERS: [&str; 4] = ["txt", "text", "zip", "xcloc"];
    let name = path.file_name().unwrap_or_default();
    let is = |name: &OsStr, known: &str| {
        Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case(known))
    };
    let without_ending = |name| Path::new(name).file_stem().unwrap_or(name);
    let bare = if is(name, "gz") { without_ending(name) } else { name };
    let is_known = Format::from_path(bare.as_ref()).is_some() || OTHERS.iter().any(|other| is(bare, other));
    if is_known { without_ending(bare) } else { bare }
}

// Memories of Trados are read only.
fn is_written(format: Format) -> bool {
    format.is_bilingual() && format != Format::Sdltm
}
