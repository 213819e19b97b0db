//! CSV: each row is a unit. Its cells are separated by `,`, `;` or tab, and quoted where necessary.
//!
//! A first row that names two languages (`ar,en`) decides which columns have the texts, which the notes
//! (`note`), the statuses (`status`) and the labels (`domain`, `client`, `project`, `document`, `person`).
//! Without such a row the script of the cells decides. The writer begins with such a row; it leaves out
//! inline codes. Texts that a spreadsheet would evaluate are guarded, as the file `formula`
//! describes.

use std::io::{self, Read, Write};

use super::formula::guarded;
use super::table::Table;
use super::text_rows::{TextRows, TextTable};
use super::written_labels::written_labels;
use super::written_langs::WrittenLangs;
use crate::error::{Position, Result};
use crate::format::Limits;
use crate::formats::langs::Langs;
use crate::formats::mended::Repair;
use crate::formats::streams::{ReadUnits, WriteUnits};
use crate::unit::Unit;

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
pub struct Reader<R: Read>(Table<TextRows<R>>);

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self(Table::new(TextRows::new(input, TextTable::Csv), "CSV"))
    }

    /// Returns the reader with these languages, which take precedence over the languages that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.0.langs = langs;
        self
    }

    /// Returns the reader with these limits instead of the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.0.limits = limits;
        self.0.rows.set_limits(limits);
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
        self.0.at()
    }

    fn repairs(&self) -> &[Repair] {
        self.0.repairs()
    }

    fn columns_left_out(&self) -> &[String] {
        self.0.columns_left_out()
    }
}

/// Writes CSV in UTF-8: a row with the tags of the languages, then source and target of each unit; if asked,
/// the status, the labels and the notes too.
pub struct Writer<W: Write> {
    out: ::csv::Writer<W>,
    langs: WrittenLangs,
    labels: bool,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out: ::csv::Writer::from_writer(out), langs: WrittenLangs::default(), labels: false }
    }

    /// Returns the writer, which writes five columns of labels and those of the persons and the notes after
    /// the texts if `yes`. A reader of this crate then finds the units as far trusted as they were, and whose
    /// they are.
    ///
    /// ```
    /// use mizan::formats::csv;
    /// use mizan::{Lang, Status, Unit};
    ///
    /// let mut writer = csv::Writer::new(Vec::new()).labels(true);
    /// let unit = Unit::new(Lang::ENGLISH, "door", Lang::ARABIC, "باب").with_status(Status::Reviewed);
    /// writer.write(&unit)?;
    /// let file = writer.finish()?;
    /// assert!(file.starts_with(b"en,ar,status,domain,client,project,document,person,note\n"));
    /// assert_eq!(csv::Reader::new(&*file).next().unwrap()?, unit);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn labels(mut self, yes: bool) -> Self {
        self.labels = yes;
        self
    }

    /// Writes a unit.
    ///
    /// # Errors
    ///
    /// If the output refuses, or the unit is of other languages than the first one. A unit of the other
    /// direction is reversed.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        let unit = &*self.langs.turned(unit);
        let labels = if self.labels { &written_labels(unit)[..] } else { &[] };
        if let Some([source, target]) = self.langs.before(unit)? {
            let names =
                [source.tag(), target.tag()].into_iter().chain(labels.iter().map(|label| label.heading));
            self.out.write_record(names.map(str::as_bytes)).map_err(io::Error::from)?;
        }
        let texts = [unit.source(), unit.target()].map(|text| text.without_codes('\n'));
        let cells = texts.iter().map(|text| &**text).chain(labels.iter().map(|label| &*label.cell));
        for cell in cells {
            self.out.write_field(guarded(cell).as_bytes()).map_err(io::Error::from)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(io::Error::from)?;
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
    fn set_labels(&mut self, yes: bool) {
        self.labels = yes;
    }

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
    use crate::lang::Lang;
    use crate::unit::{Note, Scope, Status};

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
    fn columns_of_labels_are_read() {
        let file = "en,ar,Status,Client,الحالة\nvalve,صمام,Reviewed,Nile Pumps,\npump,مضخة,,,aligned\n";
        let units: Vec<Unit> = Reader::new(file.as_bytes()).map(Result::unwrap).collect();
        assert_eq!((units[0].status(), units[0].client()), (Status::Reviewed, Some("Nile Pumps")));
        assert_eq!((units[1].status(), units[1].client()), (Status::Aligned, None));
    }

    #[test]
    fn labels_and_notes_come_back() {
        let mut unit = Unit::new(Lang::ENGLISH, "valve", Lang::ARABIC, "صمام").with_status(Status::Aligned);
        (unit.domain, unit.client) = (Some("pumps".into()), Some("=Nile, \"Pumps\"".into()));
        (unit.project, unit.origin.document) = (Some("محطة".into()), Some("a.docx".into()));
        unit.origin.created_by = Some("Samia".into());
        unit.notes = vec![Note::new("not the gate", Scope::Unit)];
        let plain = Unit::new(Lang::ENGLISH, "pump", Lang::ARABIC, "مضخة");
        let mut writer = Writer::new(Vec::new()).labels(true);
        [&plain, &unit].into_iter().for_each(|unit| writer.write(unit).unwrap());
        let file = writer.finish().unwrap();
        assert_eq!(Reader::new(&*file).map(Result::unwrap).collect::<Vec<_>>(), [plain, unit]);
    }

    #[test]
    fn a_table_of_one_column_is_no_question_of_languages() {
        let langs = Langs::new().source(Lang::ENGLISH).target(Lang::ARABIC);
        for langs in [Langs::new(), langs] {
            let error = Reader::new("valve\nصمام\n".as_bytes()).langs(langs).next().unwrap().unwrap_err();
            let expected = "this CSV file has one column: a table needs a source and a target";
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_column_of_statuses_of_another_tool_is_left_out() {
        let file = "en,ar,status\nvalve,صمام,final\n";
        let mut reader = Reader::new(file.as_bytes());
        assert_eq!(reader.next().unwrap().unwrap().status(), Status::Translated);
        assert_eq!(reader.columns_left_out(), ["status"]);
    }

    #[test]
    fn the_columns_of_a_sheet_of_beads_are_known() {
        let file = "number,ar,en,confidence,status,note\n1,صمام,valve,98%,aligned,\n2,مضخة,pump,,,\n";
        let mut reader = Reader::new(file.as_bytes());
        let confidences: Vec<_> = reader.by_ref().map(|unit| unit.unwrap().origin().confidence).collect();
        assert_eq!(confidences, [Some(0.98), None]);
        assert_eq!(reader.columns_left_out(), [""; 0]);
        for (file, left_out) in [
            ("number,ar,en\n1,صمام,valve\n", vec!["number"]),
            ("number,ar,en,confidence\n1,صمام,valve,high\n", vec!["number", "confidence"]),
        ] {
            let mut reader = Reader::new(file.as_bytes());
            assert!(reader.by_ref().all(|unit| unit.unwrap().origin().confidence.is_none()));
            assert_eq!(reader.columns_left_out(), left_out);
        }
    }

    #[test]
    fn a_word_that_is_also_a_heading_is_a_text() {
        for file in ["status,الحالة\nclient,العميل\n", "client,العميل\nstatus,الحالة\n"]
        {
            assert_eq!(read(file).0.len(), 2, "{file}");
        }
    }

    fn read(file: &str) -> (Vec<[String; 2]>, Vec<String>) {
        let (mut texts, mut errors) = (Vec::new(), Vec::new());
        for unit in Reader::new(file.as_bytes()) {
            match unit {
                Ok(unit) => texts.push([unit.source().plain().to_owned(), unit.target().plain().to_owned()]),
                Err(error) => errors.push(error.to_string()),
            }
        }
        (texts, errors)
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row() {
        for (file, line) in [
            ("en,ar\nWell,بئر\n\"Broken,مكسور\nLong,طويل\nShort,قصير\n", 3),
            ("en,ar\nWell,بئر\n\"Broken,مكسور\n\"Long\",\"طويل\"\nShort,قصير", 3),
            ("en,ar\nWell,بئر\nBroken,\"مكسور\n\"Long\",طويل\nShort,قصير\n", 3),
            ("en,ar\nWell,بئر\n\"Broken,مكسور\nLong,طويل\nShort,قصير\nA pipe of 5\",أنبوب\n", 3),
            ("en;ar\nWell;\"بئر\"\nBroken;\"مكسور\nLong;طويل\n\"Short\";قصير\n", 3),
        ] {
            let (texts, errors) = read(file);
            assert_eq!(texts[..3], [["Well", "بئر"], ["Long", "طويل"], ["Short", "قصير"]], "{file}");
            assert_eq!(errors, [format!("line {line}, column 1: a quotation mark that is never closed")]);
        }
        let (texts, errors) = read("en,ar\nWell,بئر\nLong,طويل\n\"Broken,مكسور");
        assert_eq!(texts, [["Well", "بئر"], ["Long", "طويل"]]);
        assert_eq!(errors, ["line 4, column 1: the file ends inside a row"]);
    }

    #[test]
    fn a_quote_that_opens_a_long_file_takes_linear_time() {
        for row in ["yes,نعم\n", "\"\"x,نعم\n", "\"a\"\",نعم\n"] {
            let file = format!("en,ar\nyes,نعم\n\"{}", row.repeat(1 << 18));
            let (texts, errors) = read(&file);
            assert!(!errors.is_empty() && texts[0] == ["yes", "نعم"], "{row}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_counted() {
        let mut file =
            "en,ar\nClose the gate before the rain comes.,أغلق البوابة قبل المطر\n".as_bytes().to_vec();
        file.extend_from_slice("stop,قف الآن".as_bytes());
        file.extend_from_slice(b"\xFF\n");
        let mut reader = Reader::new(&file[..]);
        assert!(reader.next().unwrap().is_ok() && reader.repairs().is_empty());
        assert!(reader.next().unwrap().is_ok());
        assert_eq!((reader.repairs().len(), reader.repairs()[0].at.line), (1, 3));
    }

    #[test]
    fn the_separator_is_judged_by_several_rows() {
        let file = "Well, well, well;حسنًا\nStop, please;قف من فضلك\nGo;اذهب\n";
        assert_eq!(read(file).0[0], ["Well, well, well", "حسنًا"]);
    }

    proptest::proptest! {
        #[test]
        fn units_that_are_written_are_read_again(
            texts in proptest::collection::vec(("['=+@-]{0,2}[a-z][a-zA-Z1\",;\t\n =#|!()'-]{0,12}", "['=+@-]{0,2}[ا-ي][ا-ي\",;\t\n]{0,12}"), 1..8),
        ) {
            let mut writer = Writer::new(Vec::new());
            for (source, target) in &texts {
                writer.write(&Unit::new(Lang::ENGLISH, source.clone(), Lang::ARABIC, target.clone())).unwrap();
            }
            let file = String::from_utf8(writer.finish().unwrap()).unwrap();
            let (units, errors) = read(&file);
            let written: Vec<[String; 2]> = texts.into_iter().map(|(source, target)| [source, target]).collect();
            proptest::prop_assert_eq!((units, errors), (written, Vec::new()));
        }
    }
}
