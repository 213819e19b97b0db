//! [`Sheet`]: rows of cells under headings, written as CSV, TSV or XLSX.

use std::io::{self, Write};

use super::cell::Cell;
use crate::error::Result;
use crate::formats::table::guarded;
#[cfg(feature = "xlsx")]
use crate::package::{fitting, unwritten, write_book};

/// Rows of cells under headings.
///
/// ```
/// use mizan::formats::sheet::{Cell, Sheet};
///
/// let mut sheet = Sheet::new("words", ["file", "words"]);
/// sheet.push(vec![Cell::from("plant.docx"), Cell::Count(120)]);
/// let mut csv = Vec::new();
/// sheet.write_csv(&mut csv)?;
/// assert_eq!(csv, b"file,words\nplant.docx,120\n");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    title: String,
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// Returns a sheet without rows.
    #[must_use]
    pub fn new<'h>(title: impl Into<String>, headings: impl IntoIterator<Item = &'h str>) -> Self {
        let headings = headings.into_iter().map(str::to_owned).collect();
        Self { title: title.into(), headings, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Returns the headings.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Returns the rows.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// Writes the sheet as CSV. A text that a spreadsheet would evaluate as a formula gets an apostrophe.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn write_csv(&self, out: impl Write) -> Result<()> {
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(out);
        csv.write_record(&self.headings).map_err(io::Error::other)?;
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                Cell::Text(text) => guarded(text).into_owned(),
                other => other.to_string(),
            });
            csv.write_record(cells).map_err(io::Error::other)?;
        }
        csv.flush()?;
        Ok(())
    }

    /// Writes the sheet as a workbook, in which numbers are numbers. A text of more than 32,767 characters is
    /// cut, since no cell takes more.
    ///
    /// # Errors
    ///
    /// If the output refuses, or there are more rows than a sheet of Excel has, 1,048,576.
    #[cfg(feature = "xlsx")]
    pub fn write_xlsx(&self, mut out: impl Write) -> Result<()> {
        let mut book = rust_xlsxwriter::Workbook::new();
        self.fill(book.add_worksheet()).map_err(unwritten)?;
        write_book(&mut book, &mut out)
    }

    #[cfg(feature = "xlsx")]
    fn fill(
        &self,
        sheet: &mut rust_xlsxwriter::Worksheet,
    ) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
        sheet.set_name(&self.title)?;
        let bold = rust_xlsxwriter::Format::new().set_bold();
        for (column, heading) in (0..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, heading, &bold)?;
        }
        for (number, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => drop(sheet.write_string(number, column, fitting(text))?),
                    Cell::Count(count) => drop(sheet.write_number(number, column, *count as f64)?),
                    Cell::Number(number_of) => drop(sheet.write_number(number, column, *number_of)?),
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new("figures", ["name", "count", "share"]);
        sheet.push(vec![Cell::from("صمام، \"أحمر\""), Cell::Count(7), Cell::Number(0.1 + 0.2)]);
        sheet.push(vec![Cell::from("=cmd|'/c calc'!A1"), Cell::Empty, Cell::Number(2.0)]);
        sheet
    }

    #[test]
    fn a_sheet_is_written_as_csv_without_formulas() {
        let mut csv = Vec::new();
        sheet().write_csv(&mut csv).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert_eq!(csv, "name,count,share\n\"صمام، \"\"أحمر\"\"\",7,0.3\n'=cmd|'/c calc'!A1\u{2060},,2\n");
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn a_sheet_is_written_as_a_workbook_with_numbers() {
        use std::io::Read;
        let mut book = Vec::new();
        sheet().write_xlsx(&mut book).unwrap();
        let mut zip = zip::ZipArchive::new(io::Cursor::new(book)).unwrap();
        let mut part = String::new();
        zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut part).unwrap();
        assert!(part.contains("<v>7</v>") && part.contains("<v>2</v>"), "{part}");
        assert!(!part.contains("<f>"), "{part}");
    }
}
