//! XLSX: each row of a sheet is a unit, with its texts in two columns.
//!
//! A first row that names two languages (`ar`, `Arabic`, `العربية`) decides which columns of its sheet have
//! the texts. Without such a row the script of the cells decides. Numbers, dates and times are read as the
//! sheet shows them. The writer begins with such a row, and lays out a sheet from right to left if the source
//! language is written so.

use std::collections::VecDeque;
use std::io::{self, Cursor, Read, Write};
use std::vec;

use calamine::{Reader as _, Xlsx};
use quick_xml::events::Event;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::row::Row;
use super::sheet::Sheet;
use super::table::Table;
use super::written_langs::WrittenLangs;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::langs::Langs;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::streams::{ReadUnits, WriteUnits};
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
/// An iterator of units. Each sheet has columns of its own. A sheet that does not show two languages is an
/// error, after which the next sheet can be read, provided that one sheet of the workbook does show them.
pub struct Reader<R: Read> {
    // Taken when the first unit is asked for.
    input: Option<R>,
    langs: Langs,
    sheets: VecDeque<Result<Units>>,
    at: Position,
    columns_left_out: Vec<String>,
}

/// The units of a sheet.
type Units = Table<std::iter::Map<vec::IntoIter<Row>, fn(Row) -> Result<Row>>>;

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        let (sheets, langs, at) = (VecDeque::new(), Langs::default(), Position::default());
        Self { input: Some(input), langs, sheets, at, columns_left_out: Vec::new() }
    }

    /// Returns the reader with these languages, which take precedence over the languages that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    fn open(&mut self, input: R) -> Result<()> {
        let sheets = sheets(input)?;
        let (several, mut is_usable, mut refused) = (sheets.len() > 1, sheets.is_empty(), None);
        for Sheet { name, rows } in sheets {
            let mut table = Table::new(rows.into_iter().map(Ok as fn(Row) -> Result<Row>), "XLSX");
            table.langs = self.langs.clone();
            match table.choose() {
                Ok(()) => {
                    let place = if several { format!("{name}: ") } else { String::new() };
                    let left_out = table.columns_left_out().iter().map(|column| format!("{place}{column}"));
                    self.columns_left_out.extend(left_out);
                    self.sheets.push_back(Ok(table));
                    is_usable = true;
                }
                Err(error) => {
                    let what = format!("sheet \"{name}\" left out: {error}");
                    let at = Position { line: 1, column: 1, byte: 0 };
                    self.sheets.push_back(Err(Error::syntax(at, Syntax::Missing(what))));
                    refused.get_or_insert((name, error));
                }
            }
        }
        match refused {
            Some((name, error)) if !is_usable => {
                self.sheets.clear();
                Err(ErrorKind::Sheet { name, cause: Box::new(error) }.into())
            }
            _ => Ok(()),
        }
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(input) = self.input.take()
            && let Err(error) = self.open(input)
        {
            return Some(Err(error));
        }
        loop {
            match self.sheets.front_mut()? {
                Ok(table) => {
                    if let Some(unit) = table.next() {
                        self.at = table.at();
                        return Some(unit);
                    }
                    self.sheets.pop_front();
                }
                Err(_) => return self.sheets.pop_front()?.err().map(Err),
            }
        }
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.at
    }

    fn columns_left_out(&self) -> &[String] {
        &self.columns_left_out
    }
}

fn sheets(input: impl Read) -> Result<Vec<Sheet>> {
    let mut file = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut file)?;
    check_size(&file)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(damaged)?;
    let names = workbook.sheet_names();
    let read = |name: String| Sheet::read(&mut workbook, &name).map_err(damaged).transpose();
    names.into_iter().filter_map(read).collect()
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
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        let bytes = io::copy(&mut part.take(left), &mut io::sink())?;
        left -= bytes;
        if left == 0 {
            return Err(too_large("an unpacked workbook", LARGEST_UNPACKED));
        }
        if name.ends_with("sharedstrings.xml") {
            let part = archive.by_index(at).map_err(damaged)?;
            if declared_strings(part)?.is_some_and(|strings| strings > bytes) {
                return Err(damaged(io::Error::other(
                    "the table of texts declares more texts than it has bytes",
                )));
            }
        }
    }
    Ok(())
}

// Returns the number of texts that the table of shared texts declares. calamine takes memory for them at
// once.
fn declared_strings(part: impl Read) -> Result<Option<u64>> {
    let mut xml = quick_xml::Reader::from_reader(io::BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let count = start.try_get_attribute("uniqueCount").ok().flatten();
                let digits = count.map(|count| count.value.into_owned());
                // A number that is too large for 64 bits is more than any part has bytes.
                return Ok(digits.map(|digits| digits.trim().parse().unwrap_or(u64::MAX)));
            }
            Ok(Event::Eof) => return Ok(None),
            Ok(_) => buffer.clear(),
            Err(error) => return Err(damaged(error)),
        }
    }
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

    fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, rows) in sheets {
            let sheet = workbook.add_worksheet().set_name(*name).unwrap();
            for (row, cells) in (0..).zip(*rows) {
                for (column, cell) in (0..).zip(*cells) {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn every_sheet_has_columns_of_its_own() {
        let file = workbook(&[
            ("menu", &[&["en", "ar"], &["Save", "حفظ"]]),
            ("dialogs", &[&["id", "العربية", "الإنجليزية"], &["d.1", "هل تحفظ؟", "Save?"]]),
            ("numbers", &[&["1", "2"], &["3", "4"]]),
            ("bare", &[&["إلغاء", "Cancel"]]),
        ]);
        let mut reader = Reader::new(&*file);
        let read: Vec<_> = reader.by_ref().collect();
        let texts: Vec<String> = read
            .iter()
            .flatten()
            .map(|unit| format!("{}={}", unit.source().plain(), unit.target().plain()))
            .collect();
        assert_eq!(texts, ["Save=حفظ", "هل تحفظ؟=Save?", "إلغاء=Cancel"]);
        let refused: Vec<String> =
            read.iter().filter_map(|unit| Some(unit.as_ref().err()?.to_string())).collect();
        assert_eq!(refused.len(), 1);
        assert!(refused[0].contains("sheet \"numbers\""), "{refused:?}");
        assert_eq!(reader.columns_left_out(), ["dialogs: id"]);
    }

    #[test]
    fn a_workbook_without_two_languages_is_refused_by_the_name_of_its_sheet() {
        let file = workbook(&[("قائمة", &[&["Save", "Sauver"], &["Open", "Ouvrir"]])]);
        let mut reader = Reader::new(&*file);
        let error = reader.next().unwrap().unwrap_err();
        assert!(error.ends_input() && error.to_string().contains("sheet \"قائمة\""), "{error}");
        assert!(reader.next().is_none());
    }

    #[test]
    fn cells_are_read_as_the_sheet_shows_them() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, lang) in [(0, "en"), (1, "ar")] {
            sheet.write_string(0, column, lang).unwrap();
        }
        let formats = [
            (45413.0, "yyyy-mm-dd", "2024-05-01"),
            (45413.0, "[$-401]d mmmm yyyy", "1 مايو 2024"),
            (0.5, "0%", "50%"),
            (1234.5, "#,##0.00 \"SAR\"", "1,234.50 SAR"),
            (0.75, "h:mm AM/PM", "6:00 PM"),
            (1.5, "[h]:mm:ss", "36:00:00"),
        ];
        for (row, (value, code, _)) in (1..).zip(formats) {
            let format = rust_xlsxwriter::Format::new().set_num_format(code);
            sheet.write_string(row, 0, "a value").unwrap();
            sheet.write_number_with_format(row, 1, value, &format).unwrap();
        }
        let file = workbook.save_to_buffer().unwrap();
        let units: Vec<Unit> = Reader::new(&*file).map(Result::unwrap).collect();
        let read: Vec<&str> = units.iter().map(|unit| unit.target().plain()).collect();
        assert_eq!(read, formats.map(|(.., shown)| shown));
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

    #[test]
    fn a_workbook_is_refused_that_declares_more_texts_than_it_has_bytes() {
        for (xml, declared) in [
            ("<?xml version=\"1.0\"?><!-- texts --><sst count=\"3\" uniqueCount=\"2\"><si/>", Some(2)),
            ("<sst uniqueCount=\"18446744073709551616\"/>", Some(u64::MAX)),
            ("<sst/>", None),
            ("", None),
        ] {
            assert_eq!(declared_strings(xml.as_bytes()).unwrap(), declared, "{xml}");
        }
    }
}
