//! [`Worksheet`]: a sheet of beads as it came back.

use std::collections::HashSet;
use std::io::Read;
use std::ops::RangeInclusive;

use super::columns::{Columns, Rate};
use super::difference::Difference;
use super::figures::number;
use super::line::Line;
use super::own_sheet::{OwnSheet, unusable};
use super::row_status::RowStatus;
use super::worksheet_row::WorksheetRow;
use crate::bitext::Text;
use crate::error::Result;
use crate::format::Limits;
use crate::lang::Lang;
use crate::package::{CellText, MergedCells, OWN_SHEET, Workbook};

/// A sheet of beads as it came back from a person.
pub struct Worksheet {
    pub(super) rows: Vec<WorksheetRow>,
    pub(super) own: Option<OwnSheet>,
    // The columns and the sheets of which nothing is used.
    pub(super) unused: Vec<Difference>,
}

/// A sheet that a person sees.
struct SeenSheet {
    name: String,
    lines: Vec<Line>,
    merged: Vec<MergedCells>,
}

impl SeenSheet {
    fn rows(&self, columns: &Columns) -> Vec<WorksheetRow> {
        rows(&self.lines, columns, &merged_rows(&self.merged, columns))
    }
}

impl Worksheet {
    /// Reads a workbook that [`write`](super::write) has made and a person has edited. The columns may have
    /// been moved, and other columns and sheets added. `langs` are the languages of source and target, where
    /// the workbook has lost its hidden sheet. Holds the whole workbook in memory.
    ///
    /// # Errors
    ///
    /// If the input is no workbook, is damaged or beyond the limits, or has no sheet with both texts.
    pub fn read(input: impl Read, limits: Limits, langs: Option<[Lang; 2]>) -> Result<Self> {
        let mut book = Workbook::read_from(input, limits)?;
        let (mut own, mut seen) = (None, Vec::new());
        for sheet in book.sheets() {
            let mut lines: Vec<Line> = Vec::new();
            let fault = book.read(&sheet, &mut |texts, cell| {
                let text = match &cell.text {
                    CellText::Shared(number) => texts.get(*number),
                    CellText::Own(text) => text,
                    CellText::Missing => "",
                };
                if lines.last().is_none_or(|line| line.at != cell.row + 1) {
                    lines.push(Line { at: cell.row + 1, cells: Vec::new() });
                }
                let cells = &mut lines.last_mut().expect("a line was pushed").cells;
                cells.resize(cells.len().max(cell.column as usize + 1), String::new());
                text.clone_into(&mut cells[cell.column as usize]);
                Ok(())
            })?;
            if fault.is_some() {
                return Err(unusable(&sheet.name, "the sheet is damaged: save it anew"));
            }
            // A person may have made the hidden sheet visible.
            let found = if sheet.name == OWN_SHEET { OwnSheet::read(&lines) } else { None };
            if found.is_some() {
                own = found;
            } else if !sheet.is_hidden {
                let merged = book.merged(&sheet)?;
                seen.push(SeenSheet { name: sheet.name.clone(), lines, merged });
            }
        }
        let own_langs = || own.as_ref().map(|own| own.texts.each_ref().map(|text| text.lang().clone()));
        let langs = own_langs().or(langs).unwrap_or([Lang::ARABIC, Lang::ENGLISH]);
        let (rows, unused) = Self::found(&seen, &langs, rate(own.as_ref(), &langs))?;
        Ok(Self { rows, own, unused })
    }

    // Returns the rows of the first sheet that has both texts, and what is not used: columns of that sheet,
    // and other sheets with both texts whose rows say something else.
    fn found(
        seen: &[SeenSheet],
        langs: &[Lang; 2],
        rate: impl Fn(usize, &str) -> Rate,
    ) -> Result<(Vec<WorksheetRow>, Vec<Difference>)> {
        let mut found =
            seen.iter().filter_map(|sheet| Some((Columns::of(&sheet.lines, langs, &rate)?, sheet)));
        let Some((columns, sheet)) = found.next() else {
            let Some(SeenSheet { name, .. }) = seen.first() else {
                return Err(unusable(OWN_SHEET, "no other sheet has the rows"));
            };
            return Err(unusable(name, "no column for each of both texts"));
        };
        let unused = columns.others.iter().map(|&(place, cells)| {
            let heading = columns.headings.first().map_or("", |&at| sheet.lines[at].cell(place));
            Difference::Column { place, heading: heading.to_owned(), cells }
        });
        let rows = sheet.rows(&columns);
        let others = found.filter(|(columns, other)| !other.rows(columns).iter().eq(&rows));
        let unused = unused.chain(others.map(|(_, other)| Difference::Sheet(other.name.clone())));
        let unused = unused.collect();
        Ok((rows, unused))
    }

    /// Returns the rows, in the order of the sheet.
    #[must_use]
    pub fn rows(&self) -> &[WorksheetRow] {
        &self.rows
    }

    /// Returns the name of the document and both of its texts as they were when the sheet was written; `None`
    /// if the workbook has lost its hidden sheet.
    #[must_use]
    pub fn texts(&self) -> Option<(&str, [&Text; 2])> {
        self.own.as_ref().map(|own| (own.name.as_str(), own.texts.each_ref()))
    }
}

// Returns how much of a cell speaks for a text, by its words, and by its script.
fn rate(own: Option<&OwnSheet>, langs: &[Lang; 2]) -> impl Fn(usize, &str) -> Rate {
    let words = own.map(|own| {
        own.texts.each_ref().map(|text| {
            let segments = text.segments().iter();
            segments.flat_map(|segment| segment.split_whitespace()).collect::<HashSet<_>>()
        })
    });
    move |side, cell| {
        let known = words.as_ref().map_or(0, |words| {
            cell.split_whitespace().filter(|word| words[side].contains(word)).map(str::len).sum()
        });
        let is_in_script = Lang::detect(cell).is_some_and(|lang| lang.same_language(&langs[side]));
        (known, if is_in_script { cell.len() } else { 0 })
    }
}

// Returns the rows, from 1, that a person has joined by merging their cells of a text. Ranges that overlap
// are one.
fn merged_rows(merged: &[MergedCells], columns: &Columns) -> Vec<RangeInclusive<u32>> {
    let of_texts = columns.texts;
    let is_of_text =
        |cells: &&MergedCells| of_texts.iter().any(|place| cells.columns.contains(&(*place as u32)));
    let mut rows: Vec<_> = merged
        .iter()
        .filter(is_of_text)
        .map(|cells| cells.rows.start() + 1..=cells.rows.end().saturating_add(1))
        .filter(|rows| rows.start() < rows.end())
        .collect();
    rows.sort_by_key(|rows| *rows.start());
    let mut joined: Vec<RangeInclusive<u32>> = Vec::new();
    for rows in rows {
        match joined.last_mut() {
            Some(last) if rows.start() <= last.end() => *last = *last.start()..=*last.end().max(rows.end()),
            _ => joined.push(rows),
        }
    }
    joined
}

fn rows(lines: &[Line], columns: &Columns, merged: &[RangeInclusive<u32>]) -> Vec<WorksheetRow> {
    let mut rows: Vec<WorksheetRow> = Vec::new();
    let mut last: Option<&RangeInclusive<u32>> = None;
    let is_row = |(at, _): &(usize, &Line)| !columns.headings.contains(at);
    for (_, line) in lines.iter().enumerate().filter(is_row) {
        let cell = |place: Option<usize>| place.map_or("", |place| line.cell(place)).to_owned();
        let at = merged.partition_point(|rows| *rows.end() < line.at);
        let range = merged.get(at).filter(|rows| rows.contains(&line.at));
        let mut row = WorksheetRow {
            at: line.at,
            merged: range.map_or(1, |rows| rows.end() - line.at + 1),
            number: number(&cell(columns.number)),
            texts: columns.texts.map(|place| line.cell(place).to_owned()),
            confidence: cell(columns.confidence),
            status: cell(columns.status),
            note: cell(columns.note),
            unused: String::new(),
        };
        if row.texts.iter().all(String::is_empty) && range.is_none() {
            row.unused = row.left(&cell(columns.number));
        }
        match rows.last_mut() {
            Some(first) if range.is_some() && range == last => first.join(&row),
            _ if row.texts.iter().all(String::is_empty) && range.is_none() && row.unused.is_empty() => {}
            _ => rows.push(row),
        }
        last = range;
    }
    rows
}

impl WorksheetRow {
    // Returns what a person has said in a row that has no texts.
    fn left(&self, number: &str) -> String {
        let is_open = RowStatus::parse(&self.status) == Some(RowStatus::Open);
        let number = if self.number.is_some() { "" } else { number };
        let said = [number, if is_open { "" } else { &self.status }, &self.note];
        said.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn join(&mut self, next: &Self) {
        self.number = self.number.or(next.number);
        for (own, next) in self.texts.iter_mut().zip(&next.texts) {
            *own = [own.as_str(), next.as_str()].join(" ").trim().to_owned();
        }
        let [own, said] = [&self.status, &next.status].map(|status| RowStatus::parse(status));
        let is_open = |status| status == Some(RowStatus::Open);
        if is_open(own) && !next.status.is_empty() {
            self.status.clone_from(&next.status);
        } else if own != said && !is_open(said) {
            self.unused = [self.unused.as_str(), &next.status].join(" ").trim().to_owned();
        }
        if !next.note.is_empty() && self.note != next.note {
            self.note = [self.note.as_str(), next.note.as_str()].join("\n").trim().to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook as Book;

    use super::*;

    /// Reads a sheet of these rows, which no hidden sheet explains.
    fn read(rows: &[&[&str]], merged: &[[u32; 2]]) -> Result<Worksheet> {
        let mut book = Book::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
        for [first, last] in merged {
            sheet.merge_range(*first, 1, *last, 1, rows[*first as usize][1], &Default::default()).unwrap();
        }
        Worksheet::read(&*book.save_to_buffer().unwrap(), Limits::default(), None)
    }

    const HEAD: &[&str] = &["number", "ar", "en", "confidence", "status", "note"];

    #[test]
    fn a_title_a_note_without_texts_and_an_added_column_are_named() {
        let sheet = read(
            &[
                &["The bakery"],
                HEAD,
                &["1", "نعم.", "Yes.", "100%", "ok", "", "", "why?"],
                &["2", "", "", "90%", "aligned", "", ""],
                &["3", "", "", "90%", "no", "gone", ""],
            ],
            &[],
        )
        .unwrap();
        let said: Vec<_> = sheet.rows().iter().map(|row| (row.at, row.unused.as_str())).collect();
        assert_eq!(said, [(1, "The bakery"), (3, ""), (5, "no gone")]);
        assert_eq!(sheet.unused, [Difference::Column { place: 7, heading: String::new(), cells: 1 }]);
        assert_eq!(sheet.unused[0].to_string(), "column H: not used, with 1 filled cell");
    }

    #[test]
    fn another_sheet_is_named_if_its_rows_say_something_else() {
        let mut book = Book::new();
        for (name, target) in [("first", "Yes."), ("second", "Yes."), ("third", "Indeed.")] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (row, cells) in [["ar", "en"], ["نعم.", target]].into_iter().enumerate() {
                sheet.write_row(row as u32, 0, cells).unwrap();
            }
        }
        book.add_worksheet().write_string(0, 0, "my notes").unwrap();
        let sheet = Worksheet::read(&*book.save_to_buffer().unwrap(), Limits::default(), None).unwrap();
        assert_eq!(sheet.rows()[0].texts[1], "Yes.");
        assert_eq!(sheet.unused, [Difference::Sheet("third".into())]);
    }

    #[test]
    fn a_merged_row_that_says_the_opposite_is_named() {
        let rows: &[&[&str]] = &[
            HEAD,
            &["1", "نعم.", "Yes.", "100%", "ok", "one"],
            &["2", "", "No.", "90%", "no", "two"],
            &["3", "لا.", "Not.", "90%", "aligned", ""],
        ];
        let sheet = read(rows, &[[1, 2]]).unwrap();
        let first = &sheet.rows()[0];
        assert_eq!((first.merged, first.status.as_str(), first.unused.as_str()), (2, "ok", "no"));
        assert_eq!((first.note.as_str(), first.texts[1].as_str()), ("one\ntwo", "Yes. No."));
    }

    #[test]
    fn a_sheet_without_one_of_the_texts_is_refused() {
        let error = read(&[&["number", "ar", "status", "document"], &["1", "نعم.", "", "a.docx"]], &[]);
        let told = error.err().unwrap().to_string();
        assert!(told.contains("no column for each of both texts") && told.contains("Sheet1"), "{told}");
    }
}
