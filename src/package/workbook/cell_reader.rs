//! [`CellReader`]: reads the cells of a sheet of a workbook one by one, each as the sheet shows it.

use quick_xml::events::BytesStart;

use super::cell::{Cell, CellText};
use super::hidden_columns::{HiddenColumns, is_hidden};
use super::item;
use super::serial_date::SerialDate;
use super::styles::Styles;
use super::texts::Texts;
use crate::encoding::one_line_end;
use crate::error::{ErrorKind, Result, Syntax};
use crate::format::Limits;
use crate::package::{PartEvent, PartXml, attribute};

/// A closure that is called with each filled cell of a sheet, and with the texts of the workbook.
pub(crate) type TakeCell<'t> = dyn FnMut(&mut Texts, Cell) -> Result<()> + 't;

/// Reads the cells of the sheets of a workbook.
pub(super) struct CellReader {
    pub(super) texts: Texts,
    pub(super) styles: Styles,
    pub(super) is_1904: bool,
    pub(super) limits: Limits,
    /// Bytes of the packed workbook.
    pub(super) packed: u64,
    /// The number of filled cells that were read.
    pub(super) filled: usize,
    /// Bytes of the shared texts in all cells that name them.
    pub(super) shown: u64,
}

/// The place in a sheet up to which it is read, from 0.
#[derive(Default)]
struct SheetPlace {
    row: u32,
    column: u32,
    is_hidden_row: bool,
    hidden_columns: HiddenColumns,
}

/// The cell that is being read.
struct OpenCell {
    row: u32,
    column: u32,
    style: usize,
    kind: String,
}

impl CellReader {
    /// Calls a closure with the filled cells of a sheet. Returns the fault that ended the reading.
    ///
    /// # Errors
    ///
    /// If reading fails, the workbook is beyond the limits, or the closure returns an error.
    pub(super) fn read(&mut self, xml: &mut PartXml<'_>, take: &mut TakeCell<'_>) -> Result<Option<Syntax>> {
        let mut at = SheetPlace::default();
        loop {
            match self.next(xml, &mut at) {
                Ok(Some(cell)) => take(&mut self.texts, cell)?,
                Ok(None) => return Ok(None),
                Err(error) if error.position().is_none() => return Err(error),
                Err(error) => match error.into_kind() {
                    ErrorKind::Syntax { found, .. } => return Ok(Some(found)),
                    kind => return Err(kind.into()),
                },
            }
        }
    }

    // Returns the next filled cell; `None` at the end of the sheet.
    fn next(&mut self, xml: &mut PartXml<'_>, at: &mut SheetPlace) -> Result<Option<Cell>> {
        loop {
            match xml.next()? {
                PartEvent::Start(tag) => match tag.local_name().as_ref() {
                    "row" => at.begin_row(&tag),
                    "col" => at.hidden_columns.take(&tag),
                    "sheetData" => at.hidden_columns.sort(),
                    "c" => {
                        let open = OpenCell::of(&tag, at.row, at.column);
                        let (row, column) = (open.row, open.column);
                        at.column = column.saturating_add(1);
                        if let Some(text) = self.text(&open, xml)? {
                            let is_hidden = at.is_hidden_row || at.hidden_columns.has(column);
                            return Ok(Some(Cell { row, column, text, is_hidden }));
                        }
                    }
                    _ => {}
                },
                PartEvent::End(name) if name == "row" => at.end_row(),
                PartEvent::End(name) if name == "sheetData" => return Ok(None),
                PartEvent::Over => return Ok(None),
                _ => {}
            }
        }
    }

    // Reads a cell up to its end; `None` for an empty one, and for one beyond the columns that are looked at.
    fn text(&mut self, cell: &OpenCell, xml: &mut PartXml<'_>) -> Result<Option<CellText>> {
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
                PartEvent::Over => return Ok(None),
                _ => {}
            }
        }
        let text = match inline {
            _ if cell.column as usize >= self.limits.columns => None,
            Some(text) => own(text),
            None if cell.kind == "s" => self.shared(&value)?,
            None => own(self.shown(cell, value)),
        };
        self.filled += usize::from(text.is_some());
        if self.filled > self.limits.workbook_cells {
            let (what, hint) = ("filled cells in a workbook", "split it into several");
            return Err(ErrorKind::TooMany { what, limit: self.limits.workbook_cells, hint }.into());
        }
        Ok(text)
    }

    // Returns the text of a cell that names it by its number. A few long texts in very many cells are no more
    // than the workbook may unpack to.
    fn shared(&mut self, number: &str) -> Result<Option<CellText>> {
        if number.is_empty() {
            return Ok(None);
        }
        let known = number.parse().ok().filter(|&number: &u32| (number as usize) < self.texts.shared);
        let Some(known) = known else { return Ok(Some(CellText::Missing)) };
        let len = self.texts.get(known).len();
        self.shown += len as u64;
        self.limits.check_unpacked(self.shown, self.packed)?;
        Ok((len > 0).then_some(CellText::Shared(known)))
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

// Returns the text of one cell alone.
fn own(text: String) -> Option<CellText> {
    (!text.is_empty()).then_some(CellText::Own(text))
}

impl SheetPlace {
    // A row that does not say its number is the next one.
    fn begin_row(&mut self, tag: &BytesStart<'_>) {
        let number = attribute(tag, "r").and_then(|number| number.parse::<u32>().ok());
        self.row = number.and_then(|number| number.checked_sub(1)).unwrap_or(self.row);
        self.is_hidden_row = is_hidden(tag);
    }

    fn end_row(&mut self) {
        (self.row, self.column, self.is_hidden_row) = (self.row.saturating_add(1), 0, false);
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
