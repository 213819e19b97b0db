//! [`Dialect::of_csv`] and [`Dialect::of_tsv`]: how the rows of a file are written, judged by its first rows.

use super::heading::Heading;
use super::scan::{Dialect, Scan, ScannedRow, scan};

// The number of rows that decide on the separator of a CSV file. Chosen by hand.
const ROWS: usize = 20;
// The number of rows that decide whether quotation marks enclose the cells of a TSV file. Chosen by hand.
const TSV_ROWS: usize = 1000;

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

impl Dialect {
    /// Returns how a CSV file is written, and the length of the line in which Excel names the separator.
    pub(super) fn of_csv(start: &str, is_end: bool) -> (Self, usize) {
        let line_end = line_end(start);
        let first = start.split(line_end as char).next().unwrap_or_default();
        let named = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
        if let Some(separator) = named.filter(|&byte| matches!(byte, b',' | b';' | b'\t' | b'|')) {
            let len = (first.len() + 1).min(start.len());
            return (Self { separator, is_quoted: true, line_end }, len);
        }
        let dialects = SEPARATORS.map(|separator| Self { separator, is_quoted: true, line_end });
        // `max_by_key` takes the last of equals, so the comma stands last.
        let best = dialects.into_iter().rev().max_by_key(|dialect| dialect.fitting_rows(start, is_end));
        (best.expect("there are separators"), 0)
    }

    /// Returns how a TSV file is written: quotation marks enclose cells only if all cells of its first rows
    /// have them, or if a cell was enclosed as Excel does it.
    pub(super) fn of_tsv(start: &str, is_end: bool) -> Self {
        let quoted = Self { separator: b'\t', is_quoted: true, line_end: line_end(start) };
        let rows = quoted.rows(start, is_end, TSV_ROWS);
        let is_enclosed = |row: &ScannedRow| row.cells.len() > 1 && row.quoted == row.cells.len();
        let all = rows.len() > 1 && rows.iter().all(|row| is_enclosed(row) && row.is_sound());
        Self { is_quoted: all || rows.iter().any(ScannedRow::is_from_excel), ..quoted }
    }

    // Returns whether the first row has two known headings, and the number of rows that have as many cells as
    // most rows have, two at least.
    fn fitting_rows(self, start: &str, is_end: bool) -> (bool, usize) {
        let rows = self.rows(start, is_end, ROWS);
        let is_known = |cell: &&String| Heading::of(cell) != Heading::default();
        let has_headings = rows.first().is_some_and(|row| row.cells.iter().filter(is_known).count() > 1);
        let counts: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
        let same = |count: &usize| counts.iter().filter(|other| *other == count).count();
        let fitting = counts.iter().filter(|&&count| count > 1).map(same).max().unwrap_or(0);
        let cells = || rows.iter().flat_map(|row| row.cells.iter().skip(1));
        let spaced = cells().filter(|cell| cell.starts_with(' ')).count();
        // In prose a space follows the mark.
        (has_headings, if spaced * 2 > cells().count() { 0 } else { fitting })
    }

    fn rows(self, start: &str, is_end: bool, most: usize) -> Vec<ScannedRow> {
        let (mut rows, mut rest) = (Vec::new(), start);
        for _ in 0..most {
            if rest.is_empty() {
                break;
            }
            match scan(rest, self, is_end) {
                Scan::Row(row) => {
                    rest = &rest[row.len..];
                    if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                        rows.push(row);
                    }
                }
                Scan::More => break,
                Scan::Open(_) => match rest.split_once(self.line_end as char) {
                    Some((_, next)) => rest = next,
                    None => break,
                },
            }
        }
        rows
    }
}

impl ScannedRow {
    /// Returns true if no quotation mark of the row contradicts that marks enclose cells.
    pub(super) fn is_sound(&self) -> bool {
        !self.has_stray && !self.is_tangled
    }

    /// Returns true if a cell was enclosed because of what is in it: a mark, which is doubled, or a line end.
    pub(super) fn is_from_excel(&self) -> bool {
        self.is_sound() && self.cells.len() > 1 && (self.has_doubled || self.has_line_end)
    }
}

fn line_end(start: &str) -> u8 {
    if start.contains('\n') || !start.contains('\r') { b'\n' } else { b'\r' }
}
