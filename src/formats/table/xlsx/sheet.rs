//! [`Sheet`]: the rows of a sheet of a workbook, each cell as the sheet shows it.

use std::io::{Read, Seek};

use calamine::{Cell, DataRef, Style, Xlsx, XlsxError};

use super::number_format::NumberFormat;
use crate::error::Position;
use crate::formats::table::choice::MOST_COLUMNS;
use crate::formats::table::row::Row;
use crate::formats::table::scan::one_line_end;

/// A sheet with a text in it.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Row>,
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
        let mut rows: Vec<Row> = Vec::new();
        while let Some((cell, style)) = cells.next_cell_with_style_id()? {
            let (number, place) = cell.get_position();
            let place = place as usize;
            let text = shown(&cell, cells.styles().get(style));
            if text.is_empty() || place >= MOST_COLUMNS {
                continue;
            }
            let line = u64::from(number) + 1;
            if rows.last().is_none_or(|row| row.at.line != line) {
                let at = Position { line, column: 1, byte: 0 };
                rows.push(Row { at, cells: Vec::new(), replaced: 0 });
            }
            if let Some(row) = rows.last_mut() {
                row.cells.resize(row.cells.len().max(place + 1), String::new());
                row.cells[place] = text;
            }
        }
        Ok((!rows.is_empty()).then(|| Self { name: name.to_owned(), rows }))
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
