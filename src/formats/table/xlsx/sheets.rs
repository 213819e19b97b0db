//! [`sheets`]: the rows of the sheets of a workbook, each cell as the sheet shows it.

use std::io::Read;
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use crate::error::{Error, Position, Result, Syntax};
use crate::format::Limits;
use crate::formats::table::row::Row;
use crate::package::{CellText, Texts, Workbook};

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

/// A cell with a text, by the number of the text; `None` if the workbook does not have the text.
struct FilledCell {
    row: u32,
    place: u16,
    text: Option<u32>,
}

/// Returns the sheets of a workbook that have cells, each with the fault that ended its reading, without the
/// one that mizan has written for itself.
///
/// # Errors
///
/// If the input cannot be read, is no workbook, or is beyond the limits.
pub(super) fn sheets(input: impl Read, limits: Limits) -> Result<Vec<Sheet>> {
    // The number of a column fits into `u16`.
    let limits = Limits { columns: limits.columns.min(usize::from(u16::MAX)), ..limits };
    let mut workbook = Workbook::read_from(input, limits)?;
    let mut read = Vec::new();
    for sheet in workbook.sheets().into_iter().filter(|sheet| !sheet.is_own()) {
        let mut cells = Vec::new();
        let fault = workbook.read(&sheet, &mut |texts, cell| {
            let text = match cell.text {
                CellText::Shared(number) => Some(number),
                CellText::Own(text) => Some(texts.push(&text)?),
                CellText::Missing => None,
            };
            cells.push(FilledCell { row: cell.row, place: cell.column as u16, text });
            Ok(())
        })?;
        let fault =
            fault.map(|fault| Syntax::Malformed(format!("sheet \"{}\" is damaged: {fault}", sheet.name)));
        if !cells.is_empty() || fault.is_some() {
            read.push((sheet.name, cells, fault));
        }
    }
    let texts = Arc::new(workbook.into_texts());
    let sheets = read.into_iter().map(|(name, cells, fault)| Sheet {
        rows: SheetRows { cells: cells.into_iter().peekable(), texts: Arc::clone(&texts), fault, last: 0 },
        name,
    });
    Ok(sheets.collect())
}

#[cfg(test)]
impl SheetRows {
    /// Returns the number of cells that are held.
    pub(super) fn cells(&self) -> usize {
        self.cells.len()
    }
}

impl Iterator for SheetRows {
    type Item = Result<Row>;

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
                Some(text) => self.texts.get(text).clone_into(&mut cells[place]),
                None => is_damaged = true,
            }
        }
        if is_damaged {
            let found = Syntax::Missing("a cell whose text is not in the workbook".into());
            return Some(Err(Error::syntax(at(row), found)));
        }
        Some(Ok(Row { at: at(row), cells, replaced: 0 }))
    }
}
