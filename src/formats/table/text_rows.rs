//! [`TextRows`]: the rows of a CSV or TSV file, read one at a time. A row that is damaged costs itself alone.
//!
//! If a quotation mark is not closed, reading goes back to the start of its row, refuses that line, and goes
//! on with the next. What such searches may read in vain is bounded by what was read for good, so that
//! reading takes linear time whatever the file holds.

use std::io::Read;

use super::formula::unguarded;
use super::row::Row;
use super::scan::{Dialect, Scan, ScannedRow, plain, scan};
use crate::error::{Error, Result, Syntax};
use crate::format::{Limits, bytes};
use crate::formats::xml::text_stream::TextStream;
use crate::lang::Lang;

// The number of bytes by which the separator and the quotation marks are judged. Chosen by hand.
const SAMPLE: usize = 64 * 1024;

/// The kinds of text that have rows and columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextTable {
    Csv,
    Tsv,
    /// TSV with comments, which start with `#`.
    Glossary,
}

/// The rows of a file.
pub(crate) struct TextRows<R> {
    stream: TextStream<R>,
    pub(crate) kind: TextTable,
    // Known once the first text was read.
    dialect: Option<Dialect>,
    is_end: bool,
    // The number of bytes that may be searched in vain for a mark that closes a cell.
    budget: usize,
    // Bytes of the longest row that is read.
    longest: usize,
    // The most cells of a row so far.
    columns: usize,
}

impl<R: Read> TextRows<R> {
    pub(crate) fn new(input: R, kind: TextTable) -> Self {
        let (stream, longest) = (TextStream::new(input), Limits::default().unit_bytes);
        Self { stream, kind, dialect: None, is_end: false, budget: longest, longest, columns: 0 }
    }

    /// Sets the limits, which hold from the next row on.
    pub(crate) fn set_limits(&mut self, limits: Limits) {
        (self.budget, self.longest) = (limits.unit_bytes, limits.unit_bytes);
    }

    fn grow(&mut self, to: usize) -> Result<()> {
        while !self.is_end && self.stream.text().len() < to {
            self.is_end = !self.stream.fill()?;
        }
        Ok(())
    }

    fn dialect(&mut self) -> Result<Dialect> {
        if let Some(dialect) = self.dialect {
            return Ok(dialect);
        }
        self.grow(SAMPLE)?;
        let start = self.stream.text();
        let start = &start[..floor(start, SAMPLE)];
        let is_end = self.is_end && start.len() == self.stream.text().len();
        let (dialect, head) = match self.kind {
            TextTable::Csv => Dialect::of_csv(start, is_end),
            _ => (Dialect::of_tsv(start, is_end), 0),
        };
        self.stream.consume(head);
        self.dialect = Some(dialect);
        Ok(dialect)
    }

    fn read(&mut self) -> Result<Option<Row>> {
        let dialect = self.dialect()?;
        if self.stream.text().is_empty() {
            self.grow(1)?;
        }
        if self.stream.text().is_empty() {
            return Ok(None);
        }
        let Some(line) = self.line(dialect)? else { return self.too_long(dialect) };
        let row = match self.quoted(line, dialect)? {
            Some(row) => row,
            None if self.kind == TextTable::Csv => {
                let (at, is_last) = (self.stream.at(), self.is_cut_at(line, dialect));
                self.stream.consume(line);
                let found =
                    if is_last { truncated() } else { malformed("a quotation mark that is never closed") };
                return Err(Error::syntax(at, found));
            }
            None => {
                let text = &self.stream.text()[..line];
                plain(text.strip_suffix(dialect.line_end as char).unwrap_or(text), line, dialect)
            }
        };
        self.take(row, dialect)
    }

    // Returns true if a row of this length ends with the file, without a line end.
    fn is_cut_at(&self, len: usize, dialect: Dialect) -> bool {
        let text = self.stream.text();
        self.is_end && len == text.len() && !text.ends_with(dialect.line_end as char)
    }

    // Returns the length of the first line with its end, which is read whole; `None` if the line is too long.
    fn line(&mut self, dialect: Dialect) -> Result<Option<usize>> {
        let mut searched = 0;
        loop {
            let text = self.stream.text();
            match memchr::memchr(dialect.line_end, &text.as_bytes()[searched..]) {
                Some(end) if searched + end <= self.longest => return Ok(Some(searched + end + 1)),
                Some(_) => return Ok(None),
                None if self.is_end && text.len() <= self.longest => return Ok(Some(text.len())),
                None if text.len() > self.longest => return Ok(None),
                None => searched = text.len(),
            }
            self.grow(searched + 1)?;
        }
    }

    // Returns the row that starts with a line of this length, with its cells freed of quotation marks; `None`
    // if its marks do not enclose cells.
    fn quoted(&mut self, line: usize, dialect: Dialect) -> Result<Option<ScannedRow>> {
        let has_mark = self.stream.text().as_bytes()[..line].contains(&b'"');
        let is_csv = self.kind == TextTable::Csv;
        let quoted = Dialect { is_quoted: has_mark, ..dialect };
        loop {
            let most = self.budget.max(line);
            let text = self.stream.text();
            let seen = &text[..floor(text, most)];
            let is_end = self.is_end && seen.len() == text.len();
            let vain = match scan(seen, quoted, is_end) {
                Scan::Row(row) if is_csv && row.is_tangled && is_whole(&text[..line], &row, quoted) => {
                    row.len
                }
                Scan::Row(row) if is_csv || !has_mark => return Ok(Some(row)),
                Scan::Row(row) if row.is_sound() && (dialect.is_quoted || row.is_from_excel()) => {
                    self.dialect = Some(quoted);
                    return Ok(Some(row));
                }
                Scan::Row(row) => row.len,
                Scan::Open(len) => len,
                Scan::More if seen.len() < text.len() || text.len() >= most => seen.len(),
                Scan::More => {
                    let len = text.len();
                    self.grow((len * 2).max(line + 1))?;
                    continue;
                }
            };
            self.budget = self.budget.saturating_sub(vain);
            return Ok(None);
        }
    }

    fn take(&mut self, mut row: ScannedRow, dialect: Dialect) -> Result<Option<Row>> {
        let (at, is_cut) = (self.stream.at(), self.is_cut_at(row.len, dialect));
        let is_comment = self.kind == TextTable::Glossary && self.stream.text().starts_with('#');
        let replaced = self.stream.consume(row.len);
        self.budget = (self.budget + row.len).min(self.longest);
        if self.kind != TextTable::Glossary {
            for cell in &mut row.cells {
                if let Some(text) = unguarded(cell) {
                    *cell = text.to_owned();
                }
            }
        }
        let is_blank = row.cells.iter().all(|cell| cell.trim().is_empty());
        if is_comment || is_blank {
            return Ok(Some(Row { at, cells: Vec::new(), replaced: 0 }));
        }
        self.columns = self.columns.max(row.cells.len());
        match (row.cells.len(), self.kind) {
            (1, _) if is_cut && self.columns > 1 => Err(Error::syntax(at, truncated())),
            (1, TextTable::Csv) if row.has_stray => {
                Err(Error::syntax(at, malformed("a quotation mark inside a quoted cell")))
            }
            (1, TextTable::Tsv | TextTable::Glossary) => {
                Err(Error::syntax(at, Syntax::Missing("line without a second column".into())))
            }
            _ => Ok(Some(Row { at, cells: row.cells, replaced })),
        }
    }

    fn too_long(&mut self, dialect: Dialect) -> Result<Option<Row>> {
        let start = self.stream.at();
        loop {
            let text = self.stream.text();
            let end = memchr::memchr(dialect.line_end, text.as_bytes());
            self.stream.consume(end.map_or(text.len(), |end| end + 1));
            if end.is_some() || self.is_end {
                return Err(Error::syntax(
                    start,
                    Syntax::Malformed(format!("a line of more than {}", bytes(self.longest as u64))),
                ));
            }
            self.grow(1)?;
        }
    }
}

impl<R: Read> Iterator for TextRows<R> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

// Returns true if a mark was closed only rows later (`Pipe 5",…`), and so had never been closed: the first
// line is a row by itself, and the cell that was closed has fields in both scripts.
fn is_whole(line: &str, row: &ScannedRow, dialect: Dialect) -> bool {
    let has_both = |cells: &[&str]| {
        let has = |lang: Lang| cells.iter().any(|cell| Lang::detect(cell).as_ref() == Some(&lang));
        has(Lang::ARABIC) && has(Lang::ENGLISH)
    };
    let first: Vec<&str> = line.split(dialect.separator as char).collect();
    let is_mixed = |cell: &&String| {
        let fields: Vec<&str> = cell.split([dialect.separator as char, '\n']).collect();
        cell.contains('\n') && fields.len() > 2 && has_both(&fields)
    };
    first.len() == row.cells.len() && has_both(&first) && row.cells.iter().any(|cell| is_mixed(&cell))
}

fn truncated() -> Syntax {
    Syntax::Truncated("a row".into())
}

fn malformed(what: &str) -> Syntax {
    Syntax::Malformed(what.into())
}

// Returns the largest place in the text that is no larger than this and lies between characters.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
