//! [`Reader`]: reads the rows of a workbook as units, sheet by sheet.

use std::collections::VecDeque;
use std::io::Read;

use super::sheets::{Sheet, SheetRows, sheets};
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::format::Limits;
use crate::formats::langs::Langs;
use crate::formats::streams::ReadUnits;
use crate::formats::table::table::Table;
use crate::unit::Unit;

/// Reads an XLSX workbook, and holds the whole of it in memory.
///
/// An iterator of units. Each sheet has columns of its own. A sheet that does not show two languages is an
/// error, after which the next sheet can be read, provided that one sheet of the workbook does show them.
pub struct Reader<R: Read> {
    // Taken when the first unit is asked for.
    input: Option<R>,
    langs: Langs,
    limits: Limits,
    // The units of each sheet.
    sheets: VecDeque<Result<Table<SheetRows>>>,
    at: Position,
    columns_left_out: Vec<String>,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        let (sheets, langs, at) = (VecDeque::new(), Langs::default(), Position::default());
        let limits = Limits::default();
        Self { input: Some(input), langs, limits, sheets, at, columns_left_out: Vec::new() }
    }

    /// Returns the reader with these languages, which take precedence over the languages that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    /// Returns the reader with these limits instead of the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    fn open(&mut self, input: R) -> Result<()> {
        let sheets = sheets(input, self.limits)?;
        let (several, mut is_usable, mut refused) = (sheets.len() > 1, sheets.is_empty(), None);
        for Sheet { name, rows } in sheets {
            let mut table = Table::new(rows, "XLSX");
            (table.langs, table.limits) = (self.langs.clone(), self.limits);
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
#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

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
    fn a_sheet_takes_memory_for_its_filled_cells_alone() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, column, text) in
            [(0, 9, "yes"), (0, 255, "نعم"), (0, 256, "beyond"), (7, 9, "no"), (7, 255, "لا")]
        {
            sheet.write_string(row, column, text).unwrap();
        }
        let file = workbook.save_to_buffer().unwrap();
        let sheets = sheets(&*file, Limits::default()).unwrap();
        assert_eq!(sheets[0].rows.cells(), 4);
        let mut reader = Reader::new(&*file);
        assert_eq!(reader.next().unwrap().unwrap().target().plain(), "نعم");
        assert_eq!((reader.next().unwrap().unwrap().source().plain(), reader.at().line), ("no", 8));
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
            let format = Format::new().set_num_format(code);
            sheet.write_string(row, 0, "a value").unwrap();
            sheet.write_number_with_format(row, 1, value, &format).unwrap();
        }
        let file = workbook.save_to_buffer().unwrap();
        let units: Vec<Unit> = Reader::new(&*file).map(Result::unwrap).collect();
        let read: Vec<&str> = units.iter().map(|unit| unit.target().plain()).collect();
        assert_eq!(read, formats.map(|(.., shown)| shown));
    }
}
