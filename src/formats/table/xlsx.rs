//! XLSX: each row of a sheet is a unit, with its texts in two columns.
//!
//! A first row that names two languages (`ar`, `Arabic`, `العربية`) decides which columns have the texts.
//! Without such a row the first two columns have them, and their languages are detected by script. The writer
//! begins with such a row, and lays out a sheet from right to left if the source language is written so.

use std::io::{self, Cursor, Read, Write};
use std::vec;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::error::{Error, ErrorKind, Position, Result};
use crate::formats::langs::Langs;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::streams::{ReadUnits, WriteUnits};
use crate::formats::table::columns::{Heading, Row, Table};
use crate::lang::Direction;
use crate::unit::Unit;

// The largest workbook in bytes, packed and unpacked. Chosen by hand; bounds the memory, since a workbook is
// read whole.
const LARGEST: u64 = 128 << 20;
const LARGEST_UNPACKED: u64 = 512 << 20;
// Excel's own limits.
const MOST_ROWS: u32 = 1_048_576;
const LONGEST_CELL: usize = 32_767;

/// Reads an XLSX workbook, and holds the whole of it in memory.
///
/// An iterator of units; an error means that the workbook cannot be read.
pub struct Reader<R: Read>(Table<SheetRows<R>>);

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self(Table::new(SheetRows { input: Some(input), rows: Vec::new().into_iter() }))
    }

    /// Returns the reader with these languages, which take precedence over the languages that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.0.langs = langs;
        self
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.0.at
    }
}

/// The rows of all sheets, read when the first is asked for.
struct SheetRows<R> {
    input: Option<R>,
    rows: vec::IntoIter<Row>,
}

impl<R: Read> Iterator for SheetRows<R> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(input) = self.input.take() {
            match rows(input) {
                Ok(rows) => self.rows = rows.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
        self.rows.next().map(Ok)
    }
}

fn rows(input: impl Read) -> Result<Vec<Row>> {
    let mut file = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut file)?;
    check_size(&file)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(damaged)?;
    let mut rows = Vec::new();
    for name in workbook.sheet_names() {
        let sheet = workbook.worksheet_range(&name).map_err(damaged)?;
        let first = u64::from(sheet.start().map_or(0, |(row, _)| row)) + 1;
        for (line, cells) in (first..).zip(sheet.rows()) {
            let cells =
                cells.iter().map(|cell| if *cell == Data::Empty { String::new() } else { cell.to_string() });
            rows.push(Row { at: Position { line, column: 1, byte: 0 }, cells: cells.collect() });
        }
    }
    Ok(rows)
}

// Unpacks the workbook once without keeping it, since the size that it declares need not be true.
fn check_size(file: &[u8]) -> Result<()> {
    let too_large =
        |what, limit| Error::from(ErrorKind::TooLarge { what, limit, hint: "split it into several" });
    if file.len() as u64 > LARGEST {
        return Err(too_large("a workbook", LARGEST));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(damaged)?;
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        left -= io::copy(&mut part.take(left), &mut io::sink())?;
        if left == 0 {
            return Err(too_large("an unpacked workbook", LARGEST_UNPACKED));
        }
    }
    Ok(())
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    ErrorKind::Archive(Box::new(error)).into()
}

/// Writes an XLSX workbook: a row with the tags of the languages, then source and target of each unit. Inline
/// codes are not written. The whole workbook is held in memory; a second sheet is begun after a million
/// units.
pub struct Writer<W> {
    out: W,
    workbook: Workbook,
    heading: Heading,
    row: u32,
    repairs: Repairs,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output.
    #[must_use]
    pub fn new(out: W) -> Self {
        let (workbook, heading) = (Workbook::new(), Heading::default());
        Self { out, workbook, heading, row: MOST_ROWS, repairs: Repairs::default() }
    }

    /// Returns what was mended in the unit written last: a text too long for a cell is cut.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }

    /// Writes a unit.
    ///
    /// # Errors
    ///
    /// If the unit is of other languages than the first one.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.repairs.clear();
        self.heading.before(unit)?;
        if self.row >= MOST_ROWS {
            self.begin_sheet(unit)?;
        }
        let texts = [unit.source().plain(), unit.target().plain()].map(|text| self.fitting(text));
        self.put(texts)
    }

    fn begin_sheet(&mut self, unit: &Unit) -> Result<()> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_right_to_left(unit.source_lang().direction() == Direction::RightToLeft);
        self.row = 0;
        self.put([unit.source_lang().tag().to_owned(), unit.target_lang().tag().to_owned()])
    }

    fn put(&mut self, texts: [String; 2]) -> Result<()> {
        let last = self.workbook.worksheets().len() - 1;
        let sheet = self.workbook.worksheet_from_index(last).map_err(unwritten)?;
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(self.row, column, text).map_err(unwritten)?;
        }
        self.row += 1;
        Ok(())
    }

    // Excel counts the length of a text in units of UTF-16.
    fn fitting(&mut self, text: &str) -> String {
        if text.len() <= LONGEST_CELL || text.encode_utf16().count() <= LONGEST_CELL {
            return text.to_owned();
        }
        let what = format!("what lies beyond {LONGEST_CELL} characters of a cell");
        self.repairs.note(Position::default(), Repaired::Value(what));
        let mut units = 0;
        text.chars()
            .take_while(|c| {
                units += c.len_utf16();
                units <= LONGEST_CELL
            })
            .collect()
    }

    /// Writes the workbook, flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        let file = self.workbook.save_to_buffer().map_err(unwritten)?;
        self.out.write_all(&file)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

impl<W: Write> WriteUnits for Writer<W> {
    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        self.write(unit)?;
        Ok(self.repairs.as_slice())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish().map(drop)
    }
}

fn unwritten(error: XlsxError) -> Error {
    io::Error::other(error.to_string()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn what_is_written_is_read_again() {
        let mut writer = Writer::new(Vec::new());
        let unit = Unit::new(
            Lang::ARABIC,
            "أغلق الصمام.\nثم انتظر.",
            Lang::ENGLISH,
            "Close <the> valve.\nThen wait.",
        );
        writer.write(&unit).unwrap();
        let file = writer.finish().unwrap();
        let units: Vec<Unit> = Reader::new(&*file).map(Result::unwrap).collect();
        assert_eq!(units, [unit]);
    }

    #[test]
    fn a_sheet_of_an_arabic_source_is_laid_out_from_right_to_left() {
        let mut writer = Writer::new(Vec::new());
        writer.write(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes")).unwrap();
        let file = writer.finish().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let mut sheet = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        assert!(sheet.contains("rightToLeft=\"1\""), "{sheet}");
    }

    #[test]
    fn what_is_no_workbook_is_damaged() {
        assert!(Reader::new(&b"PK\x03\x04 no"[..]).next().unwrap().is_err());
    }
}
