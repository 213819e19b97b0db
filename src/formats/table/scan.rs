//! [`scan`]: the first row of a text with separators, and what its quotation marks look like.
//!
//! A cell that starts with a quotation mark ends at the mark that a separator or a line end follows. Any
//! other mark in the cell is text, but not after a line end: there it shows that the cell was never closed.

use memchr::{memchr, memchr2};

use crate::encoding::one_line_end;

/// How the rows of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) separator: u8,
    /// Whether a quotation mark at the start of a cell encloses the cell.
    pub(crate) is_quoted: bool,
    /// `\n`, also for lines that end in `\r\n`; `\r` for files of old systems.
    pub(crate) line_end: u8,
}

/// The first row of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scan {
    Row(ScannedRow),
    /// The text ends inside the row.
    More,
    /// A quotation mark is not closed in this number of bytes.
    Open(usize),
}

/// A row, and what was seen of its quotation marks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ScannedRow {
    pub(crate) cells: Vec<String>,
    /// The length of the row with its line end, in bytes.
    pub(crate) len: usize,
    /// The number of cells in quotation marks.
    pub(crate) quoted: usize,
    /// A quoted cell has doubled marks inside.
    pub(crate) has_doubled: bool,
    /// A quoted cell has a line end inside.
    pub(crate) has_line_end: bool,
    /// A quoted cell has a line end and a separator inside.
    pub(crate) is_tangled: bool,
    /// A quoted cell has a single mark inside.
    pub(crate) has_stray: bool,
}

// The most cells of a row that are held; those beyond are passed over. Excel has 16,384 columns.
const MOST_CELLS: usize = 1 << 14;

/// Returns the first row of a text. If `is_end`, no text follows.
pub(crate) fn scan(text: &str, dialect: Dialect, is_end: bool) -> Scan {
    let line = memchr(dialect.line_end, text.as_bytes());
    let is_plain = |line: &str| !dialect.is_quoted || !line.contains('"');
    match line {
        Some(end) if is_plain(&text[..end]) => Scan::Row(plain(&text[..end], end + 1, dialect)),
        None if is_plain(text) && is_end => Scan::Row(plain(text, text.len(), dialect)),
        None if is_plain(text) => Scan::More,
        _ => quoted_row(text, dialect, is_end),
    }
}

/// Returns the row of one line, which is `len` bytes long with its end; quotation marks are text.
pub(crate) fn plain(line: &str, len: usize, dialect: Dialect) -> ScannedRow {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let cells = line.split(dialect.separator as char).take(MOST_CELLS).map(one_line_end).collect();
    ScannedRow { cells, len, ..ScannedRow::default() }
}

impl ScannedRow {
    fn push(&mut self, cell: &str) {
        if self.cells.len() < MOST_CELLS {
            self.cells.push(one_line_end(cell));
        }
    }
}

fn quoted_row(text: &str, dialect: Dialect, is_end: bool) -> Scan {
    let (bytes, mut row, mut at) = (text.as_bytes(), ScannedRow::default(), 0);
    loop {
        if bytes.get(at) == Some(&b'"') {
            match quoted_cell(text, at, dialect, is_end, &mut row) {
                Ok(end) => at = end,
                Err(other) => return other,
            }
        } else {
            let end = match memchr2(dialect.separator, dialect.line_end, &bytes[at..]) {
                Some(len) => at + len,
                None if is_end => bytes.len(),
                None => return Scan::More,
            };
            let cell = &text[at..end];
            let is_last = bytes.get(end) != Some(&dialect.separator);
            let cell = if is_last { cell.strip_suffix('\r').unwrap_or(cell) } else { cell };
            row.push(cell);
            at = end;
        }
        if bytes.get(at) == Some(&dialect.separator) {
            at += 1;
            continue;
        }
        // The row ends here, at `\r\n`, at a line end or at the end of the text.
        at += usize::from(bytes.get(at) == Some(&b'\r') && dialect.line_end != b'\r');
        row.len = (at + 1).min(bytes.len());
        return Scan::Row(row);
    }
}

// Reads the cell that starts with the mark at `start`; returns where it ends, or why there is no end.
fn quoted_cell(
    text: &str,
    start: usize,
    dialect: Dialect,
    is_end: bool,
    row: &mut ScannedRow,
) -> Result<usize, Scan> {
    let (bytes, mut cell, mut at) = (text.as_bytes(), String::new(), start + 1);
    let mut has_line_end = false;
    let unfinished = |at| if is_end { Scan::Open(at) } else { Scan::More };
    loop {
        let Some(len) = memchr(b'"', &bytes[at..]) else { return Err(unfinished(bytes.len())) };
        let part = &text[at..at + len];
        has_line_end = has_line_end || part.bytes().any(|byte| byte == dialect.line_end);
        cell.push_str(part);
        at += len + 1;
        match bytes.get(at) {
            Some(b'"') => {
                cell.push('"');
                row.has_doubled = true;
                at += 1;
            }
            None if !is_end => return Err(Scan::More),
            Some(b'\r') if bytes.get(at + 1).is_none() && !is_end => return Err(Scan::More),
            byte if ends_cell(byte.copied(), bytes.get(at + 1).copied(), dialect) => break,
            _ if has_line_end => return Err(Scan::Open(at)),
            _ => {
                cell.push('"');
                row.has_stray = true;
            }
        }
    }
    row.quoted += 1;
    row.has_line_end |= has_line_end;
    row.is_tangled |= has_line_end && cell.contains(dialect.separator as char);
    row.push(&cell);
    Ok(at)
}

fn ends_cell(byte: Option<u8>, next: Option<u8>, dialect: Dialect) -> bool {
    match byte {
        None => true,
        Some(b'\r') => dialect.line_end == b'\r' || next.is_none_or(|next| next == b'\n'),
        Some(byte) => byte == dialect.separator || byte == dialect.line_end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: Dialect = Dialect { separator: b',', is_quoted: true, line_end: b'\n' };

    fn cells(text: &str) -> Vec<String> {
        match scan(text, CSV, true) {
            Scan::Row(row) => row.cells,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_mark_closes_a_cell_only_before_a_separator_or_a_line_end() {
        assert_eq!(cells("\"Stop, \"\"now\"\"\",قف\r\n"), ["Stop, \"now\"", "قف"]);
        assert_eq!(cells("\"Press \"Save\" now\",\"احفظ\""), ["Press \"Save\" now", "احفظ"]);
        assert_eq!(cells("5\" pipe,\"a\r\nb\",\n"), ["5\" pipe", "a\nb", ""]);
    }

    #[test]
    fn a_mark_that_is_never_closed_is_told_from_a_text_that_goes_on() {
        assert!(matches!(scan("\"Stop,قف\nGo,اذهب\n", CSV, true), Scan::Open(_)));
        assert_eq!(scan("\"Stop,قف\nGo,اذهب\n", CSV, false), Scan::More);
        assert!(matches!(scan("\"Stop,قف\n\"Go, now\",اذهب\n", CSV, false), Scan::Open(_)));
        assert_eq!(scan("Stop,", CSV, false), Scan::More);
    }
}
