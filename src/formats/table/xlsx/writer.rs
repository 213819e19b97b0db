//! [`Writer`]: writes units as a workbook.

use std::io::{self, Write};

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::error::{Error, Position, Result};
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::streams::WriteUnits;
use crate::formats::table::label::STATUS;
use crate::formats::table::written_langs::WrittenLangs;
use crate::lang::Direction;
use crate::unit::Unit;

// Excel's own limits: the rows of a sheet, and the units of UTF-16 in a cell.
const MOST_ROWS: u32 = 1_048_576;
const LONGEST_CELL: usize = 32_767;

/// Writes an XLSX workbook: a row with the names of the columns, then source, target and status of each unit.
/// Inline codes are not written. The whole workbook is held in memory; a second sheet is begun after a
/// million units.
pub struct Writer<W> {
    out: W,
    workbook: Workbook,
    langs: WrittenLangs,
    row: u32,
    repairs: Repairs,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output.
    #[must_use]
    pub fn new(out: W) -> Self {
        let (workbook, langs) = (Workbook::new(), WrittenLangs::default());
        Self { out, workbook, langs, row: MOST_ROWS, repairs: Repairs::default() }
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
        self.langs.before(unit)?;
        if self.row >= MOST_ROWS {
            self.begin_sheet(unit)?;
        }
        let [source, target] = [unit.source().plain(), unit.target().plain()].map(|text| self.fitting(text));
        self.put([&source, &target, unit.status().name()])
    }

    fn begin_sheet(&mut self, unit: &Unit) -> Result<()> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_right_to_left(unit.source_lang().direction() == Direction::RightToLeft);
        self.row = 0;
        self.put([unit.source_lang().tag(), unit.target_lang().tag(), STATUS])
    }

    fn put(&mut self, texts: [&str; 3]) -> Result<()> {
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
    use std::io::{Cursor, Read};

    use super::*;
    use crate::formats::table::xlsx::reader::Reader;
    use crate::lang::Lang;
    use crate::unit::Status;

    #[test]
    fn what_is_written_is_read_again() {
        let mut writer = Writer::new(Vec::new());
        let unit = Unit::new(
            Lang::ARABIC,
            "أغلق الصمام.\nثم انتظر.",
            Lang::ENGLISH,
            "Close <the> valve.\nThen wait.",
        );
        let unit = unit.with_status(Status::Aligned);
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

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]
        #[test]
        fn units_that_are_written_are_read_again(
            texts in proptest::collection::vec(("[a-z][a-z\"<&;\n ]{0,12}[a-z]", "[ا-ي][ا-ي\"<&;\n]{0,12}"), 1..5),
        ) {
            let units: Vec<Unit> = texts
                .into_iter()
                .map(|(source, target)| Unit::new(Lang::ENGLISH, source, Lang::ARABIC, target))
                .collect();
            let mut writer = Writer::new(Vec::new());
            units.iter().for_each(|unit| writer.write(unit).unwrap());
            let file = writer.finish().unwrap();
            let read: Vec<Unit> = Reader::new(&*file).map(Result::unwrap).collect();
            proptest::prop_assert_eq!(read, units);
        }
    }
}
