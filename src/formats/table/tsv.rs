//! TSV: each line is a unit, with source and target in two columns.
//!
//! A first line that names two languages is a heading. Quotation marks are text, unless the file shows that
//! they enclose cells as Excel writes them. The writer writes no heading and no quotation marks: tabs and
//! line ends inside a text become spaces, and inline codes are left out. Texts that a spreadsheet would
//! evaluate are guarded, as the file `formula` describes.
//!
//! A glossary of OmegaT is a TSV file of terms, with remarks in the third column, and with comments on lines
//! that begin with `#`.

use std::borrow::Cow;
use std::io::{Read, Write};

use super::formula::guarded;
use super::table::Table;
use super::text_rows::{TextRows, TextTable};
use super::written_langs::WrittenLangs;
use crate::error::{Position, Result};
use crate::format::Limits;
use crate::formats::langs::Langs;
use crate::formats::mended::Repair;
use crate::formats::streams::{ReadUnits, WriteUnits};
use crate::unit::Unit;

/// Reads TSV from any input, in any encoding that [`encoding`](crate::encoding) detects.
///
/// An iterator of units. An error concerns one line and gives its place; the next call goes on with the next
/// line, unless reading itself failed or the languages cannot be detected. A language that is not given is
/// detected by the script of the first lines.
///
/// ```
/// use mizan::formats::tsv;
///
/// let units: Vec<_> = tsv::Reader::new("أغلق الصمام.\tClose the valve.\n".as_bytes()).collect::<mizan::Result<_>>()?;
/// assert_eq!(units[0].source_lang(), &mizan::Lang::ARABIC);
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R: Read>(Table<TextRows<R>>);

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self(Table::new(TextRows::new(input, TextTable::Tsv), "TSV"))
    }

    /// Returns the reader with these languages instead of detected ones.
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

    /// Returns the reader, which reads the file as a glossary if `glossary`: units are terms, the third
    /// column is a note, and lines that begin with `#` are comments.
    ///
    /// ```
    /// use mizan::formats::tsv;
    ///
    /// let file = "# my words\nصمام\tvalve\tor: gate\n";
    /// let term = tsv::Reader::new(file.as_bytes()).glossary(true).next().unwrap()?;
    /// assert!(term.is_term());
    /// assert_eq!(term.notes()[0].text, "or: gate");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn glossary(mut self, glossary: bool) -> Self {
        self.0 = self.0.glossary(glossary);
        self.0.rows.kind = if glossary { TextTable::Glossary } else { TextTable::Tsv };
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

/// Writes TSV in UTF-8: source, tab, target.
pub struct Writer<W> {
    out: W,
    glossary: bool,
    langs: WrittenLangs,
    line: String,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output, which should be buffered.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out, glossary: false, langs: WrittenLangs::default(), line: String::new() }
    }

    /// Returns the writer, which writes a glossary if `glossary`: notes stand in the third column.
    #[must_use]
    pub fn glossary(mut self, glossary: bool) -> Self {
        self.glossary = glossary;
        self
    }

    /// Writes a unit.
    ///
    /// # Errors
    ///
    /// If the output refuses, or the unit is of other languages than the first one and this is no glossary. A
    /// unit of the other direction is reversed.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        let unit = &*self.langs.turned(unit);
        let taken = self.langs.take(unit);
        if !self.glossary {
            // A glossary may have terms of several languages beside the same one.
            taken?;
        }
        self.line.clear();
        let [source, target] = [unit.source(), unit.target()].map(|text| text.without_codes(' '));
        if self.glossary && source.starts_with('#') {
            self.line.push(' '); // It is no comment.
        }
        // OmegaT, which reads glossaries, evaluates nothing, and would show the mark as a part of the term.
        let cell = |text| if self.glossary { Cow::Borrowed(text) } else { guarded(text) };
        push_in_line(&cell(&source), &mut self.line);
        self.line.push('\t');
        push_in_line(&cell(&target), &mut self.line);
        if self.glossary && !unit.notes.is_empty() {
            let notes: Vec<&str> = unit.notes.iter().map(|note| &*note.text).collect();
            self.line.push('\t');
            push_in_line(&notes.join("; "), &mut self.line);
        }
        self.line.push('\n');
        self.out.write_all(self.line.as_bytes())?;
        Ok(())
    }

    /// Flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        self.out.flush()?;
        Ok(self.out)
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

fn push_in_line(text: &str, line: &mut String) {
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\t' | '\n' | '\r' => line.push(' '),
            c => line.push(c),
        }
        after_return = c == '\r';
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn the_language_of_each_column_is_found_by_script() {
        let text = "Close the valve.\tأغلق الصمام.\textra\r\n\r\n12\t١٢\n";
        let units: Vec<Unit> = Reader::new(text.as_bytes()).map(Result::unwrap).collect();
        assert_eq!(units.len(), 2);
        assert_eq!((units[1].source_lang(), units[1].target_lang()), (&Lang::ENGLISH, &Lang::ARABIC));
        assert_eq!(units[0].target().plain(), "أغلق الصمام.");
    }

    #[test]
    fn a_glossary_has_terms_remarks_and_comments() {
        let file = "# العربية\t\u{645}\nclaw hammer\tمطرقة\tpage 3\r\nvice\tملزمة\t\n";
        let units: Vec<Unit> = Reader::new(file.as_bytes()).glossary(true).map(Result::unwrap).collect();
        assert!(units.iter().all(Unit::is_term));
        assert_eq!((units[0].source_lang(), &*units[0].notes[0].text), (&Lang::ENGLISH, "page 3"));
        assert_eq!((units.len(), units[1].notes.len()), (2, 0));
        let mut writer = Writer::new(Vec::new()).glossary(true);
        units.iter().for_each(|unit| writer.write(unit).unwrap());
        let written = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert_eq!(written, "claw hammer\tمطرقة\tpage 3\nvice\tملزمة\n");
    }

    #[test]
    fn a_line_without_a_tab_costs_that_line_alone() {
        let text = "نعم\tyes\nلا\nلا\tno";
        let read: Vec<_> = Reader::new(text.as_bytes()).collect();
        assert_eq!(
            read[1].as_ref().unwrap_err().to_string(),
            "line 2, column 1: line without a second column"
        );
        assert_eq!(read[2].as_ref().unwrap().target().plain(), "no");
    }

    #[test]
    fn columns_of_one_script_need_their_languages_given() {
        let text = "Close the valve.\tFermez la vanne.\n";
        assert!(Reader::new(text.as_bytes()).next().unwrap().is_err());
        let french: Lang = "fr".parse().unwrap();
        let mut reader = Reader::new(text.as_bytes()).langs(Langs::new().target(french.clone()));
        assert_eq!(reader.next().unwrap().unwrap().target_lang(), &french);
    }

    fn texts(file: &str) -> Vec<[String; 2]> {
        let units = Reader::new(file.as_bytes()).map(Result::unwrap);
        units.map(|unit| [unit.source().plain().to_owned(), unit.target().plain().to_owned()]).collect()
    }

    #[test]
    fn cells_that_excel_quoted_are_freed_of_their_marks() {
        let file = "قف\t\"Stop, \"\"now\"\"\"\n\"سطر\nثان\"\t\"one\r\ntwo\"\nنعم\tyes\n";
        assert_eq!(texts(file), [["قف", "Stop, \"now\""], ["سطر\nثان", "one\ntwo"], ["نعم", "yes"]]);
        assert_eq!(texts("\"yes\"\t\"نعم\"\n\"no\"\t\"لا\"\n"), [["yes", "نعم"], ["no", "لا"]]);
    }

    #[test]
    fn marks_of_a_plain_file_are_text() {
        let file = "\"Stop,\" he said.\t«قف».\n\"Come in.\tادخل.\nSit down.\"\tاجلس.\n5\" pipe\t\"أنبوب\"\n";
        let read = texts(file);
        assert_eq!(read.len(), 4);
        assert_eq!(read[0][0], "\"Stop,\" he said.");
        assert_eq!(read[3], ["5\" pipe", "\"أنبوب\""]);
    }

    #[test]
    fn a_line_that_names_two_languages_is_a_heading() {
        for heading in ["en\tar", "English\tArabic", "الإنجليزية\tالعربية", "النص الإنجليزي\tالترجمة العربية"]
        {
            assert_eq!(texts(&format!("{heading}\nyes\tنعم\n")), [["yes", "نعم"]], "{heading}");
        }
        for pair in [
            "English\tالإنجليزية",
            "Arabic\tالعربية",
            "source\tالمصدر",
            "English translation\tترجمة",
            "German source\tالمصدر",
            "so\tهكذا",
            "he\tهو",
            "aa\tم",
        ] {
            assert_eq!(texts(&format!("{pair}\nyes\tنعم\n")).len(), 2, "{pair}");
            assert_eq!(texts(&format!("{pair}\n")).len(), 1, "{pair}");
        }
        let keys = "م\tEnglish\n١\tyes\n٢\tno\n";
        assert!(Reader::new(keys.as_bytes()).next().unwrap().is_err());
    }

    #[test]
    fn many_columns_and_many_empty_cells_take_linear_time_and_little_memory() {
        let one_script = ["word"; 256].join("\t") + "\n";
        assert!(Reader::new(one_script.repeat(200).as_bytes()).next().unwrap().is_err());
        let empty = format!("yes\tنعم{}\n", "\t".repeat(1 << 20));
        assert_eq!(texts(&empty.repeat(4)).len(), 4);
    }

    #[test]
    fn given_languages_choose_the_columns_by_script() {
        let langs = Langs::new().source(Lang::ARABIC).target(Lang::ENGLISH);
        let unit = Reader::new("k.1\tyes\tنعم\n".as_bytes()).langs(langs).next().unwrap().unwrap();
        assert_eq!((unit.source().plain(), unit.target().plain()), ("نعم", "yes"));
    }

    #[test]
    fn tabs_and_line_ends_inside_a_unit_become_spaces() {
        let mut writer = Writer::new(Vec::new());
        writer.write(&Unit::new(Lang::ARABIC, "سطر\r\nثان", Lang::ENGLISH, "a\tb\nc")).unwrap();
        assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), "سطر ثان\ta b c\n");
    }

    proptest::proptest! {
        #[test]
        fn units_that_are_written_are_read_again(
            pairs in proptest::collection::vec(("['=+@-]{0,2}[a-z][a-zA-Z1\",; =#|!()'-]{0,12}", "['=+@-]{0,2}[ا-ي][ا-ي\",;]{0,12}"), 1..8),
        ) {
            let mut writer = Writer::new(Vec::new());
            for (source, target) in &pairs {
                writer.write(&Unit::new(Lang::ENGLISH, source.clone(), Lang::ARABIC, target.clone())).unwrap();
            }
            let file = String::from_utf8(writer.finish().unwrap()).unwrap();
            let written: Vec<[String; 2]> = pairs.into_iter().map(|(source, target)| [source, target]).collect();
            proptest::prop_assert_eq!(texts(&file), written);
        }
    }
}
