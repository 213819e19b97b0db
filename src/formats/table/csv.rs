//! CSV: each row is a unit. Its fields are separated by `,`, `;` or tab, and quoted where necessary.
//!
//! A first row that names two languages (`ar,en`) decides which columns have the texts, and which the notes
//! (`note`). Without such a row the first two columns have the texts, and their languages are detected by
//! script. The writer begins with such a row; it leaves out inline codes and notes.

use std::cell::Cell;
use std::io::{self, Read, Write};
use std::rc::Rc;

use crate::encoding::Decoder;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::langs::Langs;
use crate::formats::mended::Repair;
use crate::formats::streams::{ReadUnits, WriteUnits};
use crate::formats::table::columns::{Heading, Row, Table};
use crate::lang::Lang;
use crate::unit::Unit;

// The longest row in bytes; a longer one has a quote that is never closed. Bounds the memory that any input
// can take; chosen by hand.
const LONGEST_ROW: usize = 16 << 20;

/// Reads CSV from any input, in any encoding that [`encoding`](crate::encoding) detects.
///
/// An iterator of units. An error concerns one row, unless reading itself failed or the languages cannot be
/// detected.
///
/// ```
/// use mizan::formats::csv;
///
/// let file = "en,ar\n\"Stop, please.\",توقف من فضلك.\n";
/// let units: Vec<_> = csv::Reader::new(file.as_bytes()).collect::<mizan::Result<_>>()?;
/// assert_eq!(units[0].source().plain(), "Stop, please.");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R: Read>(Table<CsvRows<R>>);

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self(Table::new(CsvRows { input: Some(input), rows: None, left: Rc::default() }))
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

/// The rows of a file.
struct CsvRows<R: Read> {
    // Taken when the first row is asked for.
    input: Option<R>,
    rows: Option<::csv::StringRecordsIntoIter<Metered<Decoder<R>>>>,
    // The number of bytes that the present row may still have.
    left: Rc<Cell<usize>>,
}

impl<R: Read> CsvRows<R> {
    fn begin(&mut self, input: R) -> io::Result<()> {
        let mut text = Decoder::new(input, |_| None)?;
        let first = String::from_utf8_lossy(io::BufRead::fill_buf(&mut text)?).into_owned();
        let first = first.lines().next().unwrap_or_default();
        // Excel names the separator on a line of its own, which is no row.
        let said = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
        let said = said.filter(|&byte| matches!(byte, b',' | b';' | b'\t' | b'|'));
        if said.is_some() {
            io::BufRead::consume(&mut text, first.len());
        }
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|d| {
            // If all counts are equal the comma wins; `max_by_key` alone would take the last separator.
            (first.bytes().filter(|b| b == d).count(), *d == b',')
        });
        let mut reader = ::csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(said.or(delimiter).unwrap_or(b','));
        let metered = Metered { input: text, left: Rc::clone(&self.left) };
        self.rows = Some(reader.from_reader(metered).into_records());
        Ok(())
    }
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(input) = self.input.take()
            && let Err(error) = self.begin(input)
        {
            return Some(Err(error.into()));
        }
        self.left.set(LONGEST_ROW);
        let record = self.rows.as_mut()?.next()?;
        Some(match record {
            Ok(record) => {
                let at = record.position().map_or(Position::default(), |at| Position {
                    line: at.line(),
                    column: 1,
                    byte: at.byte(),
                });
                Ok(Row { at, cells: record.iter().map(str::to_owned).collect() })
            }
            Err(error) => Err(self.failure(error)),
        })
    }
}

impl<R: Read> CsvRows<R> {
    fn failure(&mut self, error: ::csv::Error) -> Error {
        let at = error.position().map_or(0, ::csv::Position::line);
        match error.into_kind() {
            ::csv::ErrorKind::Io(error) => {
                self.rows = None;
                error.into()
            }
            _ => Error::syntax(
                Position { line: at, column: 1, byte: 0 },
                Syntax::Malformed("a row that is no text".into()),
            ),
        }
    }
}

/// An input that refuses to go on when a row is too long.
struct Metered<R> {
    input: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        match self.left.get().checked_sub(read) {
            Some(left) => self.left.set(left),
            None => {
                let (limit, hint) = (LONGEST_ROW as u64, "is a quote never closed?");
                return Err(Error::from(ErrorKind::TooLarge { what: "a row", limit, hint }).into());
            }
        }
        Ok(read)
    }
}

/// Writes CSV in UTF-8: a row with the tags of the languages, then source and target of each unit.
pub struct Writer<W: Write> {
    out: ::csv::Writer<W>,
    heading: Heading,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out: ::csv::Writer::from_writer(out), heading: Heading::default() }
    }

    /// Writes a unit.
    ///
    /// # Errors
    ///
    /// If the output refuses, or the unit is of other languages than the first one.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        if let Some(langs) = self.heading.before(unit)? {
            self.out.write_record(langs.each_ref().map(Lang::tag)).map_err(io::Error::from)?;
        }
        let texts = [unit.source().plain(), unit.target().plain()];
        self.out.write_record(texts).map_err(io::Error::from)?;
        Ok(())
    }

    /// Flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(self) -> Result<W> {
        self.out.into_inner().map_err(|error| io::Error::other(error.to_string()).into())
    }
}

impl<W: Write> WriteUnits for Writer<W> {
    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        self.write(unit)?;
        Ok(&[])
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let french: Lang = "fr".parse().unwrap();
        let texts = ["a,\"b\"", "سطر\nثان", "plain", ""];
        let mut writer = Writer::new(Vec::new());
        for text in texts {
            writer.write(&Unit::new(french.clone(), text, Lang::ENGLISH, "x")).unwrap();
        }
        let file = writer.finish().unwrap();
        let units: Vec<Unit> = Reader::new(&*file).map(Result::unwrap).collect();
        assert_eq!(units.iter().map(|unit| unit.source().plain()).collect::<Vec<_>>(), texts);
        assert_eq!(units[0].source_lang(), &french);
    }

    #[test]
    fn a_heading_says_which_columns_are_meant() {
        let file = "Key;English;العربية\n1;yes;نعم\n";
        let unit =
            Reader::new(file.as_bytes()).langs(Langs::new().source(Lang::ARABIC)).next().unwrap().unwrap();
        assert_eq!((unit.source().plain(), unit.target().plain()), ("نعم", "yes"));
    }

    #[test]
    fn the_columns_of_other_tools_are_known() {
        for file in [
            "sep=;\nen;ar\n\"Stop; now\";قف\n",
            "\"location\",\"source\",\"target\",\"fuzzy\"\na.c,Stop; now,قف,\n",
            "الترجمة,النص الأصلي\nقف,Stop; now\n",
        ] {
            let units: Vec<Unit> = Reader::new(file.as_bytes()).map(Result::unwrap).collect();
            let texts: Vec<_> =
                units.iter().map(|unit| (unit.source().plain(), unit.target().plain())).collect();
            assert_eq!(texts, [("Stop; now", "قف")], "{file}");
            assert_eq!(units[0].target_lang(), &Lang::ARABIC);
        }
    }

    #[test]
    fn a_column_of_notes_is_read() {
        let file = "en,ar,Notes,ملاحظات\nvalve,صمام,not the gate,\npump,مضخة, ,للماء\n";
        let units = Reader::new(file.as_bytes()).map(Result::unwrap);
        let notes: Vec<String> = units.map(|unit| unit.notes[0].text.clone()).collect();
        assert_eq!(notes, ["not the gate", "للماء"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_the_reading() {
        let file = format!("\"{}", "نعم,yes\n".repeat(2 << 20));
        let mut read = Reader::new(file.as_bytes());
        assert!(read.next().unwrap().unwrap_err().to_string().contains("never closed"));
        assert!(read.next().is_none());
    }
}
