//! [`Content`]: the kinds of files that verbs write, and how a file of each kind is recognised: by the ending
//! of its name and by its first bytes.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use mizan::{Bead, Format, encoding};
use serde_json::Value;

/// The kind of content of a file that a verb writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Units in a format of bilingual files.
    Units(Format),
    /// A document of one language.
    Document(Format),
    /// Beads as lines of numbers.
    Beads,
    /// A JSON object on each line, which has these keys.
    JsonLines(&'static [&'static str]),
    /// A report on files, as JSON.
    Report,
    /// A page of HTML about a check.
    CheckPage,
    /// The findings of a check, as JSON.
    Findings,
    /// A table of figures with this heading, as CSV or as a workbook.
    Figures(Format, &'static str),
    /// Plain lines of text. Their content does not show whether mizan or a person wrote them.
    Lines,
    /// Start, end and text of segments.
    Segments,
    /// Segmentation rules.
    Srx,
    /// A lexicon.
    Model,
    /// A memory.
    Memory,
}

// Number of bytes at the start of a file by which its content is recognised: as many as `Format::is_held_by`
// looks at.
const START: u64 = 64 * 1024;

// The first bytes of every SQLite file, and the mark of a memory at its place in them.
const SQLITE: &[u8] = b"SQLite format 3\0";
const MEMORY: (usize, &[u8]) = (68, b"mizn");

const MODEL: &[u8] = b"mizanlex";

impl Content {
    /// Returns what a message calls the content.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Units(format) | Self::Document(format) => format.title(),
            Self::Beads => "a file of beads",
            Self::JsonLines(_) => "a JSONL file of this kind",
            Self::Report => "a report",
            Self::CheckPage => "a page about a check",
            Self::Findings => "a list of findings",
            Self::Figures(..) => "a table of such figures",
            Self::Lines => "lines of text",
            Self::Segments => "a table of segments",
            Self::Srx => "an SRX file",
            Self::Model => "a lexicon",
            Self::Memory => "a memory",
        }
    }

    /// Returns true if a file that starts with these bytes may hold this content. Any text may be a table or
    /// lines of text.
    pub(crate) fn may_be_held_by(self, start: &[u8]) -> bool {
        let text = || encoding::decode(start).text;
        match self {
            Self::Units(Format::Csv | Format::Tsv | Format::Glossary) | Self::Lines => true,
            Self::Units(format) => format.is_held_by(start),
            Self::Document(format) => Format::certain(start, None).is_none_or(|found| found == format),
            Self::Beads => every_line(&text(), |line| line.starts_with('#') || line.parse::<Bead>().is_ok()),
            Self::JsonLines(keys) => every_line(&text(), |line| is_object_with(line, keys)),
            Self::Report => is_report(&text()),
            Self::CheckPage => text().contains("<title>Translation check</title>"),
            Self::Findings => is_list_of_findings(&text()),
            Self::Figures(Format::Csv, heading) => text().trim_start_matches('\u{FEFF}').starts_with(heading),
            Self::Figures(format, _) => format.is_held_by(start),
            Self::Segments => every_line(&text(), is_segment),
            Self::Srx => text().contains("<srx"),
            Self::Model => start.starts_with(MODEL),
            Self::Memory => is_memory(start),
        }
    }

    /// Returns true if the ending of a name promises another kind of file. A date or a version at the end of
    /// a name (`plant-2026.01`) is no ending.
    pub(super) fn is_misnamed(self, path: &Path) -> bool {
        if let Self::Document(format) = self {
            return Format::from_path(path).is_some_and(|named| named != format);
        }
        let own = self.endings();
        let is_number = |ending: &str| ending.bytes().all(|byte| byte.is_ascii_digit());
        let is_other = |ending: String| !is_number(&ending) && !own.contains(&ending.as_str());
        !own.is_empty() && ending(path).is_some_and(is_other)
    }

    /// Returns the endings of which the name of such a file must have one; none if other endings will do.
    pub(super) fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Units(_) | Self::Document(_) | Self::Figures(..) | Self::Beads => &[],
            Self::JsonLines(_) | Self::Lines | Self::Segments => &[],
            Self::Report | Self::Findings => &["json"],
            Self::CheckPage => &["html", "htm"],
            Self::Srx => &["srx", "xml"],
            Self::Model => &["mizanlex"],
            Self::Memory => &["mizan"],
        }
    }
}

/// Returns the ending of a file's name in small letters.
pub(crate) fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}

/// Returns the first bytes of a file, still packed if the file is.
pub(crate) fn packed_start_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(START).read_to_end(&mut start)?;
    Ok(start)
}

/// Returns the first bytes of a file, unpacked if the file is packed by gzip.
pub(crate) fn start_of(path: &Path) -> io::Result<Vec<u8>> {
    let start = packed_start_of(path)?;
    if is_gzip(&start) {
        let mut unpacked = Vec::new();
        // Unpacking fails where the packed bytes were cut off. The bytes unpacked before are enough.
        let _ = MultiGzDecoder::new(&start[..]).take(START).read_to_end(&mut unpacked);
        return Ok(unpacked);
    }
    Ok(start)
}

/// Returns true if a file that starts with these bytes says that mizan made it.
pub(super) fn names_mizan(start: &[u8]) -> bool {
    let text = encoding::decode(start).text;
    ["creationtool=\"mizan\"", "\"X-Generator: mizan\\n\""].iter().any(|mark| text.contains(mark))
}

/// Returns true if a file that starts with these bytes is packed by gzip.
pub(crate) fn is_gzip(start: &[u8]) -> bool {
    start.starts_with(&[0x1F, 0x8B])
}

/// Returns true if a file that starts with these bytes is a memory.
pub(crate) fn is_memory(start: &[u8]) -> bool {
    let (at, mark) = MEMORY;
    is_database(start) && start.get(at..).is_some_and(|rest| rest.starts_with(mark))
}

/// Returns true if a file that starts with these bytes is an SQLite database.
pub(super) fn is_database(start: &[u8]) -> bool {
    start.starts_with(SQLITE)
}

// Returns true if every line holds the content. The last line may be cut off, so it counts only if there is
// no other line.
fn every_line(text: &str, holds: impl Fn(&str) -> bool) -> bool {
    let whole = text.rfind('\n').map_or(text, |end| &text[..end]);
    let mut lines = whole.trim_start_matches('\u{FEFF}').lines().filter(|line| !line.trim().is_empty());
    lines.all(|line| holds(line.trim()))
}

fn is_object_with(line: &str, keys: &[&str]) -> bool {
    let value: Option<Value> = serde_json::from_str(line).ok();
    value.is_some_and(|value| keys.iter().all(|key| value.get(key).is_some()))
}

// Returns true for a report. Of a long report only the start is known, so its first key decides.
fn is_report(text: &str) -> bool {
    let whole = serde_json::from_str::<Value>(text).ok();
    match whole.as_ref().and_then(Value::as_array) {
        Some(files) => files.iter().all(|file| ["file", "read"].iter().all(|key| file.get(key).is_some())),
        None => text.split_whitespace().take(3).eq(["[", "{", "\"file\":"]),
    }
}

// A long list is cut off where the beginning of the file ends.
fn is_list_of_findings(text: &str) -> bool {
    let text = text.trim_start();
    text.trim_end() == "[]" || text.starts_with("[{\"rule\":") && text.contains("\"severity\":")
}

fn is_segment(line: &str) -> bool {
    let mut fields = line.split('\t');
    let is_place = |field: Option<&str>| field.is_some_and(|field| field.parse::<usize>().is_ok());
    is_place(fields.next()) && is_place(fields.next()) && fields.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_kind_is_told_by_its_content() {
        let keys = &["start", "end", "text"];
        for (content, text) in [
            (Content::Beads, "# of two texts\n[0] : [0, 1] : 0.973\n[1] : []\n"),
            (Content::JsonLines(keys), "{\"start\":0,\"end\":4,\"text\":\"نعم.\"}\n"),
            (Content::Report, "[\n  {\n    \"file\": \"a.tmx\",\n    \"read\": 2\n  }\n]\n"),
            (Content::Segments, "0\t5\tStop.\n6\t9\tGo.\n"),
            (Content::Srx, "<?xml version=\"1.0\"?>\n<srx version=\"2.0\">"),
            (Content::Model, "mizanlex"),
        ] {
            assert!(content.may_be_held_by(text.as_bytes()), "{content:?}");
            assert!(!content.may_be_held_by(b"{\"name\": \"a package\"}\n"), "{content:?}");
            assert!(!content.may_be_held_by(b"Dear Sir,\n"), "{content:?}");
            assert!(!content.may_be_held_by(b"English,Arabic\nyes,no\n"), "{content:?}");
        }
    }
}
