//! [`Sheet`]: the rows of a sheet of a workbook, each cell as the sheet shows it.

use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use quick_xml::events::BytesStart;

use super::item;
use super::serial_date::SerialDate;
use super::styles::Styles;
use super::texts::Texts;
use crate::error::{self, Error, ErrorKind, Position, Syntax};
use crate::format::Limits;
use crate::formats::table::row::Row;
use crate::formats::table::scan::one_line_end;
use crate::package::{PartEvent, PartXml, attribute};

/// A sheet with a text in it.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: SheetRows,
}

/// The rows of a sheet, which are held as the filled cells alone: a row may be empty up to its last column.
pub(super) struct SheetRows {
    cells: Peekable<IntoIter<FilledCell>>,
    texts: Arc<Texts>,
    // What ended the reading of the sheet before its end, and the row after which that was.
    fault: Option<Syntax>,
    last: u32,
}

/// A cell with a text.
pub(super) struct FilledCell {
    row: u32,
    place: u16,
    text: CellText,
}

/// The text of a cell.
#[derive(Clone, Copy)]
enum CellText {
    /// A text by its number.
    Held(u32),
    /// The cell names a text that the workbook does not have.
    Missing,
}

/// Reads the cells of the sheets of a workbook.
pub(super) struct CellReader {
    pub(super) texts: Texts,
    pub(super) styles: Styles,
    pub(super) is_1904: bool,
    pub(super) limits: Limits,
    /// Bytes of the packed workbook.
    pub(super) packed: u64,
    /// The number of cells that are held.
    pub(super) held: usize,
    /// Bytes of the shared texts in all cells that name them.
    pub(super) shown: u64,
}

/// The cell that is being read.
struct OpenCell {
    row: u32,
    column: u32,
    style: usize,
    kind: String,
}

impl CellReader {
    /// Returns the filled cells of a sheet, and the fault that ended the reading.
    ///
    /// # Errors
    ///
    /// If reading fails, or the workbook is beyond the limits.
    pub(super) fn read(&mut self, xml: &mut PartXml<'_>) -> error::Result<(Vec<FilledCell>, Option<Syntax>)> {
        let mut cells = Vec::new();
        match self.take(xml, &mut cells) {
            Ok(()) => Ok((cells, None)),
            Err(error) if error.position().is_none() => Err(error),
            Err(error) => match error.into_kind() {
                ErrorKind::Syntax { found, .. } => Ok((cells, Some(found))),
                kind => Err(kind.into()),
            },
        }
    }

    fn take(&mut self, xml: &mut PartXml<'_>, cells: &mut Vec<FilledCell>) -> error::Result<()> {
        let (mut row, mut column) = (0_u32, 0_u32);
        loop {
            match xml.next()? {
                PartEvent::Start(tag) if tag.local_name().as_ref() == "row" => {
                    let number = attribute(&tag, "r").and_then(|number| number.parse::<u32>().ok());
                    row = number.and_then(|number| number.checked_sub(1)).unwrap_or(row);
                }
                PartEvent::End(name) if name == "row" => (row, column) = (row.saturating_add(1), 0),
                PartEvent::Start(tag) if tag.local_name().as_ref() == "c" => {
                    let cell = OpenCell::of(&tag, row, column);
                    column = cell.column.saturating_add(1);
                    cells.extend(self.cell(&cell, xml)?);
                }
                PartEvent::End(name) if name == "sheetData" => return Ok(()),
                PartEvent::Over => {
                    let found = Syntax::Truncated("<sheetData>".into());
                    return Err(Error::syntax(Position::default(), found));
                }
                _ => {}
            }
        }
    }

    // Reads a cell up to its end; `None` for an empty one, and for one beyond the columns that are looked at.
    fn cell(&mut self, cell: &OpenCell, xml: &mut PartXml<'_>) -> error::Result<Option<FilledCell>> {
        let (mut value, mut inline, mut is_value) = (String::new(), None, false);
        loop {
            match xml.next()? {
                PartEvent::Start(tag) => match tag.local_name().as_ref() {
                    "v" => is_value = true,
                    "is" => inline = Some(item::read(xml, "is")?),
                    _ => {}
                },
                PartEvent::Text(text) if is_value => value.push_str(&text),
                PartEvent::End(name) if name == "v" => is_value = false,
                PartEvent::End(name) if name == "c" => break,
                PartEvent::Over => {
                    let found = Syntax::Truncated("<c>".into());
                    return Err(Error::syntax(Position::default(), found));
                }
                _ => {}
            }
        }
        let place = u16::try_from(cell.column).ok().filter(|&place| usize::from(place) < self.limits.columns);
        let text = match inline {
            _ if place.is_none() => None,
            Some(text) => self.own(&text)?,
            None if cell.kind == "s" => self.shared(&value)?,
            None => self.own(&self.shown(cell, value))?,
        };
        let (Some(text), Some(place)) = (text, place) else { return Ok(None) };
        self.held += 1;
        if self.held > self.limits.workbook_cells {
            let (what, hint) = ("filled cells in a workbook", "split it into several");
            return Err(ErrorKind::TooMany { what, limit: self.limits.workbook_cells, hint }.into());
        }
        Ok(Some(FilledCell { row: cell.row, place, text }))
    }

    // Holds the text of this cell alone.
    fn own(&mut self, text: &str) -> error::Result<Option<CellText>> {
        let held = (!text.is_empty()).then(|| self.texts.push(text)).transpose()?;
        Ok(held.map(CellText::Held))
    }

    // Returns the text of a cell that names it by its number. A few long texts in very many cells are no more
    // than the workbook may unpack to.
    fn shared(&mut self, number: &str) -> error::Result<Option<CellText>> {
        if number.is_empty() {
            return Ok(None);
        }
        let known = number.parse().ok().filter(|&number: &u32| (number as usize) < self.texts.shared);
        let Some(known) = known else { return Ok(Some(CellText::Missing)) };
        let len = self.texts.get(known).len();
        self.shown += len as u64;
        self.limits.check_unpacked(self.shown, self.packed)?;
        Ok((len > 0).then_some(CellText::Held(known)))
    }

    // Returns the text that a cell shows for its value.
    fn shown(&self, cell: &OpenCell, value: String) -> String {
        match cell.kind.as_str() {
            "inlineStr" => String::new(),
            "b" => match value.trim() {
                "" => String::new(),
                "0" => "FALSE".into(),
                truth if truth.eq_ignore_ascii_case("false") => "FALSE".into(),
                _ => "TRUE".into(),
            },
            "str" => one_line_end(&item::unescaped(&value)),
            "" | "n" => match value.parse() {
                Ok(days) => self.styles.format(cell.style).shown(SerialDate { days, is_1904: self.is_1904 }),
                Err(_) => value,
            },
            // A date of ISO 8601, or an error such as `#N/A`.
            _ => value,
        }
    }
}

impl OpenCell {
    // Returns the cell of a start tag. A cell that does not say its place is the next one of the row.
    fn of(tag: &BytesStart<'_>, row: u32, column: u32) -> Self {
        let mut cell = Self { row, column, style: 0, kind: String::new() };
        let mut attributes = tag.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => (cell.row, cell.column) = place(&attribute.value).unwrap_or((row, column)),
                "s" => cell.style = attribute.value.parse().unwrap_or(0),
                "t" => cell.kind = attribute.value.to_string(),
                _ => {}
            }
        }
        cell
    }
}

// Returns the row and the column of a place such as `B12`, from 0; `None` if there is no such place.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = name[..letters].bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let row = name[letters..].parse::<u32>().ok()?;
    Some((row.checked_sub(1)?, column?.checked_sub(1)?))
}

impl SheetRows {
    /// Returns the rows of cells whose texts are held elsewhere. The fault ended the reading of the sheet.
    pub(super) fn new(cells: Vec<FilledCell>, texts: Arc<Texts>, fault: Option<Syntax>) -> Self {
        Self { cells: cells.into_iter().peekable(), texts, fault, last: 0 }
    }

    /// Returns the number of cells that are held.
    #[cfg(test)]
    pub(super) fn cells(&self) -> usize {
        self.cells.len()
    }
}

impl Iterator for SheetRows {
    type Item = error::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = |row: u32| Position { line: u64::from(row) + 1, column: 1, byte: 0 };
        let Some(row) = self.cells.peek().map(|cell| cell.row) else {
            return self.fault.take().map(|fault| Err(Error::syntax(at(self.last), fault)));
        };
        self.last = row;
        let (mut cells, mut is_damaged) = (Vec::<String>::new(), false);
        while let Some(cell) = self.cells.next_if(|cell| cell.row == row) {
            let place = usize::from(cell.place);
            cells.resize(cells.len().max(place + 1), String::new());
            match cell.text {
                CellText::Held(text) => self.texts.get(text).clone_into(&mut cells[place]),
                CellText::Missing => is_damaged = true,
            }
        }
        if is_damaged {
            let found = Syntax::Missing("a cell whose text is not in the workbook".into());
            return Some(Err(Error::syntax(at(row), found)));
        }
        Some(Ok(Row { at: at(row), cells, replaced: 0 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_row_and_a_column() {
        for (name, found) in [
            ("A1", Some((0, 0))),
            ("xfd1048576", Some((1_048_575, 16_383))),
            ("AA9", Some((8, 26))),
            ("A0", None),
            ("A", None),
            ("1", None),
            ("A99999999999", None),
            ("ZZZZZZZZZZ1", None),
            ("ü1", None),
        ] {
            assert_eq!(place(name), found, "{name}");
        }
    }
}
