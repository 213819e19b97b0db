//! [`Worksheet`]: a sheet of beads as it came back.

use std::io::Read;
use std::ops::RangeInclusive;

use super::columns::Columns;
use super::line::Line;
use super::own_sheet::{OwnSheet, unusable};
use super::worksheet_row::WorksheetRow;
use crate::bitext::Text;
use crate::error::Result;
use crate::format::Limits;
use crate::lang::Lang;
use crate::package::{CellText, MergedCells, Workbook};

/// A sheet of beads as it came back from a person.
pub struct Worksheet {
    pub(super) rows: Vec<WorksheetRow>,
    pub(super) own: Option<OwnSheet>,
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
            if sheet.is_own() {
                own = OwnSheet::read(&lines);
            } else if !sheet.is_hidden {
                seen.push((sheet.name.clone(), lines, book.merged(&sheet)?));
            }
        }
        let own_langs = || own.as_ref().map(|own| own.texts.each_ref().map(|text| text.lang().clone()));
        let langs = own_langs().or(langs).unwrap_or([Lang::ARABIC, Lang::ENGLISH]);
        let found =
            seen.iter().find_map(|(_, lines, merged)| Some((Columns::of(lines, &langs)?, lines, merged)));
        let Some((columns, lines, merged)) = found else {
            let name = seen.first().map_or("", |(name, ..)| name);
            return Err(unusable(name, "no column for each of both texts"));
        };
        let rows = rows(lines, &columns, &merged_rows(merged, &columns));
        Ok(Self { rows, own })
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

// Returns the rows, from 1, that a person has joined by merging their cells of a text. Ranges that overlap
// are one.
fn merged_rows(merged: &[MergedCells], columns: &Columns) -> Vec<RangeInclusive<u32>> {
    let of_texts = columns.of_texts();
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
    let of_texts = columns.of_texts();
    let mut rows: Vec<WorksheetRow> = Vec::new();
    let mut last: Option<&RangeInclusive<u32>> = None;
    for line in lines.iter().skip(usize::from(columns.has_headings)) {
        let cell = |place: Option<usize>| place.map_or("", |place| line.cell(place)).to_owned();
        let at = merged.partition_point(|rows| *rows.end() < line.at);
        let range = merged.get(at).filter(|rows| rows.contains(&line.at));
        let row = WorksheetRow {
            at: line.at,
            merged: range.map_or(1, |rows| rows.end() - line.at + 1),
            number: cell(columns.number).parse().ok(),
            texts: of_texts.map(|place| line.cell(place).to_owned()),
            confidence: cell(columns.confidence),
            status: cell(columns.status),
            note: cell(columns.note),
        };
        match rows.last_mut() {
            Some(first) if range.is_some() && range == last => first.join(&row),
            _ if row.texts.iter().all(String::is_empty) && range.is_none() => {}
            _ => rows.push(row),
        }
        last = range;
    }
    rows
}

impl WorksheetRow {
    fn join(&mut self, next: &Self) {
        self.number = self.number.or(next.number);
        for (own, next) in self.texts.iter_mut().zip(&next.texts) {
            *own = [own.as_str(), next.as_str()].join(" ").trim().to_owned();
        }
        if self.status.is_empty() {
            self.status.clone_from(&next.status);
        }
        if !next.note.is_empty() && self.note != next.note {
            self.note = [self.note.as_str(), next.note.as_str()].join("\n").trim().to_owned();
        }
    }
}
