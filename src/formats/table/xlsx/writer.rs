//! [`Writer`]: writes units as a workbook.

use std::io::Write;

use rust_xlsxwriter::Workbook;

use crate::error::{Position, Result};
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::streams::WriteUnits;
use crate::formats::table::written_labels::written_labels;
use crate::formats::table::written_langs::WrittenLangs;
use crate::lang::Direction;
use crate::package::{LONGEST_CELL, MOST_ROWS, fitting, unwritten, write_book};
use crate::unit::Unit;

/// Writes an XLSX workbook: a row with the names of the columns, then source, target and status of each unit,
/// and a column for each label that a unit has, and for notes. Of inline codes, placeholders are written as
/// text. The whole workbook is held in memory; a second sheet is begun after a million units.
pub struct Writer<W> {
    out: W,
    workbook: Workbook,
    langs: WrittenLangs,
    /// The headings of the columns, which become more while units are written.
    columns: Vec<String>,
    row: u32,
    repairs: Repairs,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output.
    #[must_use]
    pub fn new(out: W) -> Self {
        let (workbook, langs) = (Workbook::new(), WrittenLangs::default());
        Self { out, workbook, langs, columns: Vec::new(), row: MOST_ROWS, repairs: Repairs::default() }
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
    /// If the unit is of other languages than the first one. A unit of the other direction is reversed.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.repairs.clear();
        let unit = &*self.langs.turned(unit);
        self.langs.before(unit)?;
        if self.row >= MOST_ROWS {
            self.begin_sheet(unit)?;
        }
        for (column, text) in (0..).zip([unit.source(), unit.target()]) {
            self.put(self.row, column, &text.without_codes('\n'))?;
        }
        for label in written_labels(unit).iter().filter(|label| !label.cell.is_empty()) {
            let column = self.column(label.heading)?;
            self.put(self.row, column, &label.cell)?;
        }
        self.row += 1;
        Ok(())
    }

    fn begin_sheet(&mut self, unit: &Unit) -> Result<()> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_right_to_left(unit.source_lang().direction() == Direction::RightToLeft);
        if self.columns.is_empty() {
            self.columns = [unit.source_lang(), unit.target_lang()].map(|lang| lang.tag().to_owned()).into();
        }
        for (column, heading) in (0..).zip(self.columns.clone()) {
            self.put(0, column, &heading)?;
        }
        self.row = 1;
        Ok(())
    }

    // Returns the column with a heading, which is added if the sheet has none yet.
    fn column(&mut self, heading: &str) -> Result<u16> {
        let texts = 2;
        let found = self.columns.iter().skip(texts).position(|column| column == heading);
        let place = found.map_or(self.columns.len(), |place| texts + place);
        let column = u16::try_from(place).expect("there are few labels");
        if found.is_none() {
            self.put(0, column, heading)?;
            self.columns.push(heading.to_owned());
        }
        Ok(column)
    }

    fn put(&mut self, row: u32, column: u16, text: &str) -> Result<()> {
        let text = self.fitting(text);
        let last = self.workbook.worksheets().len() - 1;
        let sheet = self.workbook.worksheet_from_index(last).map_err(unwritten)?;
        sheet.write_string(row, column, text).map_err(unwritten)?;
        Ok(())
    }

    fn fitting<'t>(&mut self, text: &'t str) -> &'t str {
        let fitting = fitting(text);
        if fitting.len() < text.len() {
            let what = format!("what lies beyond {LONGEST_CELL} characters of a cell");
            self.repairs.note(Position::default(), Repaired::Value(what));
        }
        fitting
    }

    /// Writes the workbook, flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        write_book(&mut self.workbook, &mut self.out)?;
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::formats::table::xlsx::reader::Reader;
    use crate::lang::Lang;
    use crate::unit::{Note, Scope, Status};

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
        let mut labelled = Unit::new(Lang::ARABIC, "صمام", Lang::ENGLISH, "valve");
        (labelled.client, labelled.origin.created_by) = (Some("Nile Pumps".into()), Some("Samia".into()));
        labelled.notes = vec![Note::new("=1+1", Scope::Unit)];
        [&unit, &labelled].into_iter().for_each(|unit| writer.write(unit).unwrap());
        let file = writer.finish().unwrap();
        let units: Vec<Unit> = Reader::new(&*file).map(Result::unwrap).collect();
        assert_eq!(units, [unit, labelled]);
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
