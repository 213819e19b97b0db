//! Alignment anew around a correction: [`realigned`].
//!
//! A correction changes what its neighbours may be. Only open rows near the correction are aligned anew; the
//! rows beyond, settled or not, are the frame. If what was found differs near the end of the stretch, more
//! rows may be wrong, and the stretch grows.

use std::collections::HashMap;
use std::ops::Range;

use super::neighbour_aligner::NeighbourAligner;
use crate::align::Bead;
use crate::review::board::{Board, Column, Row, Splice, source_of_move};

/// The open rows on either side of a correction that are aligned anew at first. Chosen by hand: a fault
/// seldom reaches farther, and a person does not notice the time.
const REACH: usize = 24;
/// The most open rows on either side. It bounds the time that a person waits.
const MOST_REACH: usize = 400;
/// The rows on either side of a stretch that show the search how this translator writes; the most that
/// [`Aligner::realign`] looks at.
const FRAME: usize = 30;
/// The rows at the end of a stretch that must come out as they were; otherwise the stretch grows.
const CALM: usize = 6;

/// Aligns the open rows around some rows anew, which the action with this number in the log has touched.
/// Returns `None` if the beads stay as they are.
pub(super) fn realigned(
    board: &Board,
    touched: Range<usize>,
    entry: i64,
    aligner: &NeighbourAligner,
) -> Option<Splice<Row>> {
    let mut reach = REACH;
    loop {
        let stretch = Stretch::around(board, touched.clone(), reach, entry);
        let old = &board.rows()[stretch.rows.clone()];
        let mut rows = stretch.aligned(board, aligner, None)?;
        // Where the search finds the same without the action, the action says nothing, and rows that the
        // whole alignment has found, which knew more, stay.
        if aligner.made_rows()
            && let Some(before) = stretch.aligned(board, aligner, Some(entry))
        {
            rows = changed_alone(old, &before, &rows);
        }
        let counts = |row: &Row| row.counts();
        let same_before =
            old.iter().map(counts).zip(rows.iter().map(counts)).take_while(|(a, b)| a == b).count();
        let same_behind = old.iter().rev().map(counts).zip(rows.iter().rev().map(counts));
        let same_behind = same_behind.take_while(|(a, b)| a == b).count();
        let is_calm = (stretch.is_closed[0] || same_before >= CALM.min(old.len()))
            && (stretch.is_closed[1] || same_behind >= CALM.min(old.len()));
        if is_calm || reach == MOST_REACH {
            return Splice::between(stretch.rows.start, old, &rows);
        }
        reach = (4 * reach).min(MOST_REACH);
    }
}

// Returns the new rows where they differ from those that the search finds without the action, and elsewhere
// the old ones.
fn changed_alone(old: &[Row], before: &[Row], new: &[Row]) -> Vec<Row> {
    let all = [old, before, new];
    let ends = all.map(ends);
    let is_shared = |end: &&[usize; 2]| ends.iter().all(|ends| ends.contains(*end));
    let mut rows = Vec::new();
    let mut at = [0; 3];
    for end in ends[2].iter().filter(is_shared) {
        let to = [0, 1, 2].map(|list| ends[list].iter().position(|found| found == end).expect("shared") + 1);
        let part = |list: usize| &all[list][at[list]..to[list]];
        let counts = |rows: &[Row]| rows.iter().map(Row::counts).collect::<Vec<_>>();
        let is_same = counts(part(1)) == counts(part(2));
        rows.extend_from_slice(part(if is_same { 0 } else { 2 }));
        at = to;
    }
    rows
}

// Returns the passages up to the end of each row.
fn ends(rows: &[Row]) -> Vec<[usize; 2]> {
    let add = |at: &mut [usize; 2], row: &Row| {
        *at = [at[0] + row.source, at[1] + row.target];
        Some(*at)
    };
    rows.iter().scan([0, 0], add).collect()
}

/// The rows that are aligned anew, and the rows around them.
struct Stretch {
    rows: Range<usize>,
    frame: Range<usize>,
    // Whether the stretch begins and ends at a settled row, or at an end of the text.
    is_closed: [bool; 2],
}

impl Stretch {
    fn around(board: &Board, touched: Range<usize>, reach: usize, entry: i64) -> Self {
        let rows = board.rows();
        let is_free = |row: &&Row| row.is_open() || row.entry == Some(entry);
        let before = rows[..touched.start].iter().rev();
        let before = before.take(reach).take_while(is_free).count();
        let behind = rows[touched.end..].iter().take(reach).take_while(is_free).count();
        let own = touched.start - before..touched.end + behind;
        let frame = own.start.saturating_sub(FRAME)..(own.end + FRAME).min(rows.len());
        Self { rows: own, frame, is_closed: [before < reach, behind < reach] }
    }

    // Returns the rows of the stretch as the aligner finds them, or would find them if the action `without`
    // had settled none; `None` if they do not follow one another.
    fn aligned(&self, board: &Board, aligner: &NeighbourAligner, without: Option<i64>) -> Option<Vec<Row>> {
        let source = Side::of(board, Column::Source, &self.frame);
        let target = Side::of(board, Column::Target, &self.frame);
        let mut settled = Vec::new();
        let mut old: HashMap<[Range<usize>; 2], &Row> = HashMap::new();
        // The stretch, and the notes of its rows by the passage with which each begins.
        let (mut start, mut end) = ([0; 2], [0; 2]);
        let mut notes = Vec::new();
        let mut at = board.before(self.frame.start);
        for number in self.frame.clone() {
            let row = &board.rows()[number];
            let ranges = [at[0]..at[0] + row.source, at[1]..at[1] + row.target];
            let is_inside = self.rows.contains(&number);
            if number == self.rows.start {
                start = at;
            }
            let is_free = row.is_open() || without.is_some() && row.entry == without;
            if !is_inside || !is_free {
                settled.push(Bead::new(source.numbers(&ranges[0]), target.numbers(&ranges[1])));
            }
            if is_inside {
                end = [ranges[0].end, ranges[1].end];
                notes.extend(row.note.as_ref().map(|note| (at, note)));
                old.insert(ranges.clone(), row);
            }
            at = [ranges[0].end, ranges[1].end];
        }
        let alignment = aligner.realign(&source.texts, &target.texts, &settled).ok()?;
        let first_fresh = board.rows().iter().filter_map(|row| row.moved).max().map_or(0, |last| last + 1);
        let mut moved = HashMap::new();
        let mut at = start;
        let mut rows = Vec::new();
        for bead in alignment.beads() {
            let places = [source.places(bead.source()), target.places(bead.target())];
            let is_inside =
                |side: usize| places[side].first().is_some_and(|at| (start[side]..end[side]).contains(at));
            if !is_inside(0) && !is_inside(1) {
                continue;
            }
            let ranges = [0, 1].map(|side| at[side]..at[side] + places[side].len());
            let follows = |side: usize| places[side].iter().copied().eq(ranges[side].clone());
            if !follows(0) || !follows(1) {
                return None;
            }
            at = [ranges[0].end, ranges[1].end];
            let confidence = bead.rounded_confidence();
            rows.push(match old.get(&ranges) {
                Some(row) if !row.is_open() => (*row).clone(),
                Some(row) => Row { confidence, note: None, ..(*row).clone() },
                None => Row::new(places[0].len(), places[1].len(), confidence),
            });
            let row = rows.last_mut().expect("a row was pushed");
            if row.is_open() {
                if let Some(number) = source_of_move(bead) {
                    let fresh = first_fresh + moved.len();
                    row.moved = Some(*moved.entry(number).or_insert(fresh));
                }
                for (place, note) in &notes {
                    let has = |side: usize| ranges[side].contains(&place[side]);
                    if has(0) || (!has(0) && ranges[0].is_empty() && has(1)) {
                        row.note = row.note_and(Some(note));
                    }
                }
            }
        }
        (at == end).then_some(rows)
    }
}

/// A column of the frame as the aligner gets it: an empty text stands before each paragraph.
struct Side<'b> {
    texts: Vec<&'b str>,
    // For each text, the number of its passage in the column; `None` before a paragraph.
    passages: Vec<Option<usize>>,
    // For each passage of the frame, the number of its text.
    numbers: Vec<usize>,
    first: usize,
}

impl<'b> Side<'b> {
    fn of(board: &'b Board, column: Column, frame: &Range<usize>) -> Self {
        let (first, end) =
            (board.before(frame.start)[column.index()], board.before(frame.end)[column.index()]);
        let mut side = Self { texts: Vec::new(), passages: Vec::new(), numbers: Vec::new(), first };
        for (passage, number) in board.passages(column)[first..end].iter().zip(first..) {
            if passage.opens && number > first {
                side.texts.push("");
                side.passages.push(None);
            }
            side.numbers.push(side.texts.len());
            side.texts.push(&passage.text);
            side.passages.push(Some(number));
        }
        side
    }

    fn numbers(&self, passages: &Range<usize>) -> Vec<usize> {
        self.numbers[passages.start - self.first..passages.end - self.first].to_vec()
    }

    fn places(&self, texts: &[usize]) -> Vec<usize> {
        texts.iter().filter_map(|&text| self.passages[text]).collect()
    }
}
