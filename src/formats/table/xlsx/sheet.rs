//! [`Sheet`]: the rows of a sheet of a workbook, each cell as the sheet shows it.

use std::io::{Read, Seek};
use std::iter::Peekable;
use std::vec::IntoIter;

use calamine::{Cell, DataRef, Style, Xlsx, XlsxError};

use super::number_format::NumberFormat;
use crate::error::{self, Position};
use crate::formats::table::row::Row;
use crate::formats::table::scan::one_line_end;

/// A sheet with a text in it.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: SheetRows,
}

/// The rows of a sheet, which are held as the filled cells alone: a row may be empty up to its last column.
pub(crate) struct SheetRows(Peekable<IntoIter<FilledCell>>);

struct FilledCell {
    row: u32,
    place: usize,
    text: String,
}

impl Sheet {
    /// Reads a sheet; `None` for a sheet without cells, such as a chart.
    pub(crate) fn read<R: Read + Seek>(
        workbook: &mut Xlsx<R>,
        name: &str,
    ) -> Result<Option<Self>, XlsxError> {
        let mut cells = match workbook.worksheet_cells_reader(name) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            cells => cells?,
        };
        let mut filled = Vec::new();
        while let Some((cell, style)) = cells.next_cell_with_style_id()? {
            let (row, place) = cell.get_position();
            let place = place as usize;
            let text = shown(&cell, cells.styles().get(style));
            if !text.is_empty() && place < 256 {
                filled.push(FilledCell { row, place, text });
            }
        }
        let rows = SheetRows(filled.into_iter().peekable());
        Ok((rows.cells() > 0).then(|| Self { name: name.to_owned(), rows }))
    }
}

impl SheetRows {
    /// Returns the number of cells that are held.
    pub(super) fn cells(&self) -> usize {
        self.0.len()
    }
}

impl Iterator for SheetRows {
    type Item = error::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.0.peek()?.row;
        let mut cells: Vec<String> = Vec::new();
        while let Some(cell) = self.0.next_if(|cell| cell.row == row) {
            cells.resize(cells.len().max(cell.place + 1), String::new());
            cells[cell.place] = cell.text;
        }
        let at = Position { line: u64::from(row) + 1, column: 1, byte: 0 };
        Some(Ok(Row { at, cells, replaced: 0 }))
    }
}

fn shown(cell: &Cell<DataRef<'_>>, style: Option<&Style>) -> String {
    let format = style.and_then(|style| style.number_format.as_ref());
    let format = format.map_or(NumberFormat::new("General", None), |format| {
        NumberFormat::new(&format.format_code, format.format_id)
    });
    match cell.get_value() {
        DataRef::Empty => String::new(),
        DataRef::String(text) => one_line_end(text),
        DataRef::SharedString(text) => one_line_end(text),
        #[expect(clippy::cast_precision_loss, reason = "Excel itself has floating-point numbers alone")]
        DataRef::Int(number) => format.shown(*number as f64),
        DataRef::Float(number) => format.shown(*number),
        DataRef::DateTime(date) => format.shown_date(*date),
        DataRef::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}
