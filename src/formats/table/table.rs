//! [`Table`]: the rows of a table as units.

use std::collections::VecDeque;

use super::choice::Choice;
use super::row::Row;
use crate::error::{Error, Position, Result};
use crate::format::Limits;
use crate::formats::langs::Langs;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::unit::{Note, Unit};

// The first rows, by which the columns are chosen: the number of rows, and of bytes of their texts, with one
// more for each cell. Chosen by hand; the bytes bound the memory.
const SAMPLE: usize = 1000;
const SAMPLE_BYTES: usize = 1 << 20;

// The column of the remarks in a glossary.
const REMARKS: usize = 2;

/// The units of a table's rows.
pub(crate) struct Table<I> {
    pub(crate) rows: I,
    pub(crate) langs: Langs,
    pub(crate) limits: Limits,
    format: &'static str,
    is_glossary: bool,
    seen: VecDeque<Result<Row>>,
    choice: Option<Choice>,
    at: Position,
    repairs: Repairs,
    over: bool,
}

impl<I: Iterator<Item = Result<Row>>> Table<I> {
    /// Returns the units of rows. `format` is the name of the format in errors.
    pub(crate) fn new(rows: I, format: &'static str) -> Self {
        Self {
            rows,
            langs: Langs::default(),
            limits: Limits::default(),
            format,
            is_glossary: false,
            seen: VecDeque::new(),
            choice: None,
            at: Position::default(),
            repairs: Repairs::default(),
            over: false,
        }
    }

    /// Returns the table, whose units are terms if `yes`, with remarks in the third column.
    pub(crate) fn glossary(mut self, yes: bool) -> Self {
        self.is_glossary = yes;
        self
    }

    /// Returns where the row of the last unit starts.
    pub(crate) fn at(&self) -> Position {
        self.at
    }

    /// Returns what was mended in the last unit.
    pub(crate) fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }

    /// Returns the names of the filled columns that are not read, once the first unit was read.
    pub(crate) fn columns_left_out(&self) -> &[String] {
        self.choice.as_ref().map_or(&[], |choice| &choice.left_out)
    }

    /// Chooses the columns by the first rows, unless they are chosen already.
    pub(crate) fn choose(&mut self) -> Result<()> {
        if self.choice.is_some() {
            return Ok(());
        }
        let mut bytes = 0;
        while self.seen.len() < SAMPLE && bytes < SAMPLE_BYTES {
            let Some(row) = self.rows.next() else { break };
            bytes += row.as_ref().map_or(0, |row| row.cells.iter().map(|cell| cell.len() + 1).sum::<usize>());
            let ends = row.as_ref().is_err_and(Error::ends_input);
            self.seen.push_back(row);
            if ends {
                break;
            }
        }
        // If no row can be read, the error of the rows is returned instead of one about the columns.
        let read: Vec<&Row> = self.seen.iter().flatten().filter(|row| !row.cells.is_empty()).collect();
        if read.is_empty() {
            return Ok(());
        }
        let mut choice = Choice::of(&read, &self.langs, (self.format, self.limits.columns))?;
        if choice.has_heading {
            let heading =
                self.seen.iter().position(|row| row.as_ref().is_ok_and(|row| !row.cells.is_empty()));
            heading.map(|at| self.seen.remove(at));
        } else if self.is_glossary {
            choice.notes.push(REMARKS);
            choice.left_out.retain(|name| *name != format!("column {}", REMARKS + 1));
        }
        self.choice = Some(choice);
        Ok(())
    }

    // Reads the unit of the next row; `None` for a row without text.
    fn read(&mut self) -> Result<Option<Unit>> {
        self.choose().inspect_err(|_| self.over = true)?;
        self.repairs.clear();
        let Some(row) = self.seen.pop_front().or_else(|| self.rows.next()) else {
            self.over = true;
            return Ok(None);
        };
        let mut row = row?;
        self.at = row.at;
        let Some(choice) = &self.choice else { return Ok(None) };
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        for _ in 0..row.replaced {
            self.repairs.note(row.at, Repaired::Bytes);
        }
        let is_swapped = choice.scripts.is_some_and(|scripts| scripts.are_swapped_in(&row));
        if is_swapped {
            self.repairs.note(row.at, Repaired::Languages);
        }
        let notes = choice.notes.iter().filter_map(|&place| row.cells.get(place)).map(|note| note.trim());
        let notes = notes.filter(|note| !note.is_empty());
        let notes: Vec<Note> = notes.map(|note| Note { text: note.into(), ..Note::default() }).collect();
        let mut cell = |place: usize| row.cells.get_mut(place).map(std::mem::take).unwrap_or_default();
        let (source, target) = (&choice.source, &choice.target);
        let (from, to) = if is_swapped { (target.0, source.0) } else { (source.0, target.0) };
        let unit = Unit::new(source.1.clone(), cell(from), target.1.clone(), cell(to));
        let mut unit = if self.is_glossary { unit.as_term() } else { unit };
        unit.notes = notes;
        for &(place, label) in &choice.labels {
            let left_out = row.cells.get(place).and_then(|cell| label.put(cell, &mut unit));
            left_out.into_iter().for_each(|value| self.repairs.note(row.at, value));
        }
        Ok(Some(unit))
    }
}

impl<I: Iterator<Item = Result<Row>>> Iterator for Table<I> {
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
