//! TSV: each line is a unit, with source and target in the first two columns.
//!
//! There is no header, no quoting and no escape; further columns are ignored. Lines end at `\n` or `\r\n`.
//! Inline codes are not written, and tabs and line ends inside a text become spaces.
//!
//! A glossary of OmegaT is a TSV file of terms, with remarks in the third column, and with comments on lines
//! that begin with `#`.

use std::io::{Read, Write};

use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::langs::Langs;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::streams::{ReadUnits, WriteUnits};
use crate::formats::xml::text_stream::TextStream;
use crate::lang::Lang;
use crate::unit::{Note, Unit};

// The longest line in bytes. Bounds the memory that any input can take; chosen by hand.
const LONGEST_LINE: usize = 16 << 20;
// The number of bytes by which the languages of the columns are detected: some hundred lines. Chosen by hand.
const SAMPLE: usize = 64 * 1024;

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
pub struct Reader<R> {
    stream: TextStream<R>,
    langs: Langs,
    glossary: bool,
    // Known once the first lines were seen.
    found: Option<(Lang, Lang)>,
    at: Position,
    repairs: Repairs,
    over: bool,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an input.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self {
            stream: TextStream::new(input),
            langs: Langs::default(),
            glossary: false,
            found: None,
            at: Position::default(),
            repairs: Repairs::default(),
            over: false,
        }
    }

    /// Returns the reader with these languages instead of detected ones.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
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
        self.glossary = glossary;
        self
    }

    // Returns the languages of the columns, which are found at the first call.
    fn columns(&mut self) -> Result<(Lang, Lang)> {
        if let Some(langs) = &self.found {
            return Ok(langs.clone());
        }
        while self.stream.text().len() < SAMPLE && self.stream.fill()? {}
        let given = (self.langs.source.clone(), self.langs.target.clone());
        let langs = match given {
            (Some(source), Some(target)) => (source, target),
            (source, target) => self.detect(source, target)?,
        };
        self.found = Some(langs.clone());
        Ok(langs)
    }

    fn detect(&self, source: Option<Lang>, target: Option<Lang>) -> Result<(Lang, Lang)> {
        let is_comment = |line: &&str| self.glossary && line.starts_with('#');
        let lines = || self.stream.text().lines().filter(|line| !is_comment(line)).take(1000);
        let column = |at: usize| -> String { lines().filter_map(|line| line.split('\t').nth(at)).collect() };
        let langs =
            (source.or_else(|| Lang::detect(&column(0))), target.or_else(|| Lang::detect(&column(1))));
        match langs {
            (Some(source), Some(target)) if !source.same_language(&target) => Ok((source, target)),
            _ => Err(ErrorKind::Languages { format: "TSV", held: None, found: None }.into()),
        }
    }

    // Returns the length of the next line without its line end, then with it; `None` at the end of the input.
    fn line(&mut self) -> Result<Option<(usize, usize)>> {
        let mut searched = 0;
        loop {
            let text = self.stream.text();
            if let Some(end) = memchr::memchr(b'\n', &text.as_bytes()[searched..]) {
                return Ok(Some((searched + end, searched + end + 1)));
            }
            searched = text.len();
            if searched > LONGEST_LINE {
                return self.too_long();
            }
            if !self.stream.fill()? {
                return Ok(Some((searched, searched)).filter(|_| searched > 0));
            }
        }
    }

    fn too_long(&mut self) -> Result<Option<(usize, usize)>> {
        let start = self.stream.at();
        loop {
            let text = self.stream.text();
            let end = memchr::memchr(b'\n', text.as_bytes());
            self.stream.consume(end.map_or(text.len(), |end| end + 1));
            if end.is_some() || !self.stream.fill()? {
                return Err(Error::syntax(start, Syntax::Malformed("a line of more than 16 MiB".into())));
            }
        }
    }

    // Reads the unit of the next line; `None` for a line without text.
    fn read(&mut self) -> Result<Option<Unit>> {
        let Some((len, whole)) = self.line()? else {
            self.over = true;
            return Ok(None);
        };
        let langs = self.columns().inspect_err(|_| self.over = true)?;
        self.repairs.clear();
        self.at = self.stream.at();
        let line = &self.stream.text()[..len];
        let line = line.strip_suffix('\r').unwrap_or(line);
        let unit = match self.glossary {
            true => term(line, langs),
            false => unit(line, langs),
        };
        let unit = unit.map_err(|found| Error::syntax(self.at, found));
        for _ in 0..self.stream.consume(whole) {
            self.repairs.note(self.at, Repaired::Bytes);
        }
        unit
    }
}

fn unit(line: &str, (source_lang, target_lang): (Lang, Lang)) -> std::result::Result<Option<Unit>, Syntax> {
    if line.trim().is_empty() {
        return Ok(None);
    }
    let mut columns = line.split('\t');
    match (columns.next(), columns.next()) {
        (Some(source), Some(target)) => Ok(Some(Unit::new(source_lang, source, target_lang, target))),
        _ => Err(Syntax::Missing("line without a second column".into())),
    }
}

fn term(line: &str, langs: (Lang, Lang)) -> std::result::Result<Option<Unit>, Syntax> {
    if line.starts_with('#') {
        return Ok(None);
    }
    let note = line.split('\t').nth(2).map(str::trim).filter(|note| !note.is_empty());
    Ok(unit(line, langs)?.map(|unit| {
        let mut term = unit.as_term();
        term.notes.extend(note.map(|note| Note { text: note.into(), ..Note::default() }));
        term
    }))
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.read() {
                Ok(Some(unit)) => return Some(Ok(unit)),
                Ok(None) => {}
                Err(error) => {
                    self.over |= error.ends_input();
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.at
    }

    fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }
}

/// Writes TSV in UTF-8: source, tab, target.
pub struct Writer<W> {
    out: W,
    glossary: bool,
    line: String,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output, which should be buffered.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out, glossary: false, line: String::new() }
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
    /// If the output refuses.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.line.clear();
        if self.glossary && unit.source().plain().starts_with('#') {
            self.line.push(' '); // It is no comment.
        }
        push_in_line(unit.source().plain(), &mut self.line);
        self.line.push('\t');
        push_in_line(unit.target().plain(), &mut self.line);
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

    #[test]
    fn tabs_and_line_ends_inside_a_unit_become_spaces() {
        let mut writer = Writer::new(Vec::new());
        writer.write(&Unit::new(Lang::ARABIC, "سطر\r\nثان", Lang::ENGLISH, "a\tb\nc")).unwrap();
        assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), "سطر ثان\ta b c\n");
    }
}
