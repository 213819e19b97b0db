//! The rows of a document as units: to be written, checked, and shown with the words that translate each
//! other.

use std::ops::Range;

use serde::Serialize;

use super::job::Job;
use crate::check::{Checker, Finding};
use crate::error::Result;
use crate::lang::Lang;
use crate::memory::UnitLinks;
use crate::review::board::{Board, Column, Decision, Passage, Row, joined};
use crate::unit::{Context, Note, Origin, Prop, Scope, Status, Unit};

/// Two stretches of a row that translate each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LinkedWords {
    /// The word of the source.
    pub source: WordPlace,
    /// The word of the target.
    pub target: WordPlace,
}

/// Where a word stands in a row: in a passage, from one char to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WordPlace {
    /// The passage, counted within the row.
    pub passage: usize,
    /// The chars (Unicode scalar values) of the passage before the word.
    pub start: usize,
    /// The chars of the passage up to the end of the word.
    pub end: usize,
}

impl Job {
    /// Returns a unit for each row of a document that has text in both columns and was not left out, in
    /// order. Confirmed rows are [`Reviewed`](Status::Reviewed), with the person and the date; the others are
    /// [`Aligned`](Status::Aligned). A moved sentence and its counterpart make a unit with the property
    /// `x-moved`.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn units(&self, document: usize) -> Result<Vec<Unit>> {
        let board = self.board(document);
        let mut units = Vec::new();
        let mut at = [0, 0];
        for row in board.rows() {
            let ranges = [at[0]..at[0] + row.source, at[1]..at[1] + row.target];
            at = [ranges[0].end, ranges[1].end];
            if row.decision != Decision::Excluded
                && let Some(unit) = self.unit(document, row, ranges)?
            {
                units.push(unit);
            }
        }
        Ok(units)
    }

    /// Returns what `mizan check` finds in the rows of a document, by the numbers of the rows.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn findings(&self, document: usize) -> Result<Vec<(usize, Vec<Finding>)>> {
        let checker = Checker::new();
        let [source, target] = self.langs(document);
        let texts = self.board(document).texts().zip(self.board(document).rows()).enumerate();
        let whole = texts.filter(|(_, (_, row))| !row.is_null() && row.decision != Decision::Excluded);
        let found = whole.map(|(number, ([from, to], _))| {
            (number, checker.findings(&Unit::new(source.clone(), from, target.clone(), to)))
        });
        Ok(found.filter(|(_, findings)| !findings.is_empty()).collect())
    }

    /// Returns the words of a row that translate each other.
    #[must_use]
    pub fn links(&self, document: usize, row: usize) -> Vec<LinkedWords> {
        let board = self.board(document);
        let places = board.places(row);
        let passages = Column::BOTH.map(|column| &board.passages(column)[places[column.index()].clone()]);
        let [source, target] = self.langs(document);
        let unit = Unit::new(source, joined(passages[0]), target, joined(passages[1]));
        let found = UnitLinks::new(&unit, &mut self.lexicon.vocabulary());
        let place = |side: usize, range: &Range<usize>| word_place(passages[side], range);
        let linked = found.links.iter().filter_map(|link| {
            let source = place(0, &found.source[link.source])?;
            Some(LinkedWords { source, target: place(1, &found.target[link.target])? })
        });
        linked.collect()
    }

    fn langs(&self, document: usize) -> [Lang; 2] {
        self.documents().nth(document).expect("the document exists").langs()
    }

    fn unit(&self, document: usize, row: &Row, [source, target]: [Range<usize>; 2]) -> Result<Option<Unit>> {
        let board = self.board(document);
        let is_moved = row.source > 0 && row.target == 0 && row.moved.is_some();
        let target = if is_moved { counterpart(board, row) } else { target };
        let passages =
            [&board.passages(Column::Source)[source.clone()], &board.passages(Column::Target)[target]];
        let texts = passages.map(joined);
        if texts.iter().any(|text| text.trim().is_empty()) {
            return Ok(None);
        }
        let first = &passages[0][0];
        let mut origin = Origin {
            document: self.documents().nth(document).map(|document| document.name().to_owned()),
            position: u32::try_from(first.segment).ok(),
            confidence: Some(row.confidence),
            ..Origin::default()
        };
        let is_confirmed = row.decision == Decision::Confirmed;
        if let Some(entry) = row.entry.filter(|_| is_confirmed)
            && let Some((person, at)) = self.maker(entry)?
        {
            (origin.created, origin.changed) = (Some(at), Some(at));
            (origin.created_by, origin.changed_by) = (person.clone(), person);
        }
        let [from, to] = self.langs(document);
        let [text, translation] = texts;
        let mut props: Vec<Prop> = is_moved.then(Prop::moved).into_iter().collect();
        props.extend(first.place.as_deref().map(Prop::place));
        let all = board.passages(Column::Source);
        let text_of = |passage: &Passage| passage.text.trim().to_owned();
        let previous = source.start.checked_sub(1).map(|before| text_of(&all[before]));
        let unit = Unit::new(from, text, to, translation)
            .with_status(if is_confirmed { Status::Reviewed } else { Status::Aligned })
            .with_origin(origin)
            .with_context(Context::new(previous, all.get(source.end).map(text_of)))
            .with_notes(row.note.iter().map(|note| Note::new(note.clone(), Scope::Unit)))
            .with_props(props);
        Ok(Some(unit))
    }
}

// Returns the target passages of the row that translates a moved row.
fn counterpart(board: &Board, moved: &Row) -> Range<usize> {
    let is_other = |row: &Row| row.moved == moved.moved && row.source == 0;
    board.rows().iter().position(is_other).map_or(0..0, |row| board.places(row)[1].clone())
}

// Returns the place of a word, given in bytes of the joined passages.
fn word_place(passages: &[Passage], range: &Range<usize>) -> Option<WordPlace> {
    let mut start = 0;
    for (number, passage) in passages.iter().enumerate() {
        let trimmed = passage.text.trim();
        let end = start + trimmed.len();
        if range.start >= start && range.end <= end {
            let indent = passage.text.len() - passage.text.trim_start().len();
            let chars = |at: usize| passage.text[..indent + at - start].chars().count();
            return Some(WordPlace { passage: number, start: chars(range.start), end: chars(range.end) });
        }
        start = end + 1;
    }
    None
}
