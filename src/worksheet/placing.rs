//! [`PlacedColumn`]: where the cells of a column stand in its text.
//!
//! A cell is known by its letters, whatever row it stands in: first as whole sentences, where the row was
//! written if several are alike; then as a part of one, which a person has cut; then as an edited text, by
//! the row that the number names and by likeness. What is found nowhere was added.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use super::free_letters::FreeLetters;
use super::letters::{Letters, letters};
use crate::bitext::Text;
use crate::lang::Lang;
use crate::similarity::Query;
use crate::unit::UnitText;

/// The fewest letters of a part of a sentence that is looked for everywhere; shorter ones are looked for
/// where their row began, or behind the cell before. Chosen by hand.
const FEWEST: usize = 8;
/// The percent from which a text is taken for an edited one, if its row says so, and if nothing does. Chosen
/// by hand.
const ALIKE_IN_ROW: u8 = 30;
const ALIKE: u8 = 55;
/// The most sentences of one cell that are compared with it, and the nearest places that are looked at.
const MOST: usize = 4;
const NEAREST: usize = 30;
/// The most comparisons in a column: some seconds. What is left then is taken for added.
const COMPARISONS: usize = 100_000;

/// A column of the sheet beside the text to which it belongs.
pub(super) struct PlacedColumn<'t> {
    pub(super) text: Letters<'t>,
    pub(super) cells: Vec<PlacedCell>,
    free: FreeLetters,
    lang: &'t Lang,
    // How many comparisons may still be made.
    comparisons: Cell<usize>,
}

/// A cell, and what it has of the text.
#[derive(Default)]
pub(super) struct PlacedCell {
    /// The text of the cell; empty if there is none.
    pub(super) text: String,
    letters: String,
    /// What the row had of the text when it was written, among the letters.
    pub(super) written: Option<Range<usize>>,
    /// The stretches of the text that the cell has now.
    pub(super) claims: Vec<Range<usize>>,
    /// What is left of the stretches of merged rows, whose texts the merging threw away.
    rest: Vec<Range<usize>>,
    /// Whether rows were merged into this one.
    is_merged: bool,
    /// Whether the text of the cell stands for its claims, or is no part of the text if it has none.
    pub(super) is_changed: bool,
}

impl PlacedCell {
    pub(super) fn new(text: &str, written: Option<Range<usize>>, is_merged: bool) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { letters: letters(&text), text, written, is_merged, ..Self::default() }
    }

    /// Returns all stretches of the text that the cell has, in order, and whether its text stands for each.
    pub(super) fn stretches(&self) -> Vec<(Range<usize>, bool)> {
        let claims = self.claims.iter().map(|claim| (claim.clone(), self.is_changed));
        let mut all: Vec<_> = claims.chain(self.rest.iter().map(|rest| (rest.clone(), false))).collect();
        all.sort_by_key(|(stretch, _)| stretch.start);
        all
    }

    fn is_open(&self) -> bool {
        !self.letters.is_empty() && self.claims.is_empty()
    }

    /// Returns true if the cell has something of what its row had.
    pub(super) fn is_in_place(&self) -> bool {
        let shares = |written: &Range<usize>| {
            self.claims.iter().any(|claim| claim.start < written.end && written.start < claim.end)
        };
        self.written.as_ref().is_some_and(shares)
    }
}

impl<'t> PlacedColumn<'t> {
    /// Returns the cells of a column, none of which is found yet.
    pub(super) fn new(column: &'t Text, cells: impl Fn(&Letters<'t>) -> Vec<PlacedCell>) -> Self {
        let text = Letters::of(column.segments());
        let (cells, free) = (cells(&text), FreeLetters::whole(text.len()));
        Self { text, cells, free, lang: column.lang(), comparisons: Cell::new(COMPARISONS) }
    }

    /// Finds the cells that are whole sentences, and then those that are parts of some.
    pub(super) fn place_same(&mut self) {
        for number in 0..self.cells.len() {
            let cell = &self.cells[number];
            let written =
                cell.written.clone().filter(|written| self.text.at(written.clone()) == cell.letters);
            self.claim(number, written.filter(|_| cell.is_open()));
        }
        self.place_open(|column, cell, near| {
            let found = column.text.whole(&cell.letters).filter(|place| column.free.has(place));
            found.min_by_key(|place| place.start.abs_diff(near))
        });
        self.place_open(|column, cell, near| {
            let is_long = cell.letters.chars().count() >= FEWEST;
            let within = if is_long { 0..column.text.len() } else { column.behind(near)? };
            let free = column.free.within(within);
            let found = free.flat_map(|free| column.text.words(&cell.letters, free));
            let found = found.filter(|place| is_long || place.start == near);
            found.min_by_key(|place| place.start.abs_diff(near))
        });
        // A space or a mark that was put in or taken out changes no letter.
        for cell in &mut self.cells {
            cell.is_changed = cell.claims.iter().any(|claim| self.text.has_other_signs(claim, &cell.text));
        }
    }

    /// Finds the cells whose text was changed. `is_kept` says whether the other cell of a row is in its
    /// place.
    pub(super) fn place_changed(&mut self, is_kept: &[bool]) {
        let wanted = self.wanted();
        for (number, &is_kept) in is_kept.iter().enumerate() {
            let cell = &self.cells[number];
            let Some(written) = cell.written.clone().filter(|_| cell.is_open()) else { continue };
            let free = self.free.within(written.clone()).max_by_key(ExactSizeIterator::len);
            let is_same_row = |free: &Range<usize>| {
                is_kept && *free == written || self.alike(&cell.text, free) >= ALIKE_IN_ROW
            };
            // Merged rows keep the text of the first ones; what the merging threw away is given back later.
            let beginning =
                free.clone().filter(|_| cell.is_merged).and_then(|free| self.beginning(cell, &free));
            let found = beginning.or_else(|| free.filter(is_same_row));
            let found = found.map(|own| self.with_neighbours(&cell.text, own, &wanted));
            self.change(number, found);
        }
        let mut near = 0;
        for number in 0..self.cells.len() {
            let found = Some(&self.cells[number]).filter(|cell| cell.is_open());
            let found = found.and_then(|cell| self.likest(cell, near));
            self.change(number, found);
            near = self.cells[number].claims.last().map_or(near, |claim| claim.end);
        }
        for cell in self.cells.iter_mut().filter(|cell| cell.is_open()) {
            cell.is_changed = true;
        }
    }

    /// Gives a cell what is left of what its row had: a program that merges cells may throw a text away.
    /// Returns true if something was left.
    pub(super) fn give_rest(&mut self, number: usize) -> bool {
        let Some(written) = self.cells[number].written.clone() else { return false };
        let rest: Vec<_> = self.free.within(written).collect();
        rest.iter().for_each(|free| self.free.take(free));
        let is_left = !rest.is_empty();
        self.cells[number].rest = rest;
        is_left
    }

    /// Returns what no cell has, sentence by sentence.
    pub(super) fn left(&self) -> Vec<Range<usize>> {
        self.free.within(0..self.text.len()).flat_map(|free| self.by_segment(free)).collect()
    }

    /// Returns true if letters stand in the text, though other cells may have them.
    pub(super) fn has(&self, text: &str) -> bool {
        self.text.whole(&letters(text)).next().is_some()
    }

    /// Returns a stretch cut where sentences begin.
    pub(super) fn by_segment(&self, stretch: Range<usize>) -> Vec<Range<usize>> {
        let (first, last) = (self.text.segment_at(stretch.start), self.text.segment_at(stretch.end - 1));
        let segments = (first..=last).map(|segment| self.text.of_segments(segment..segment + 1));
        let cut = segments.map(|own| own.start.max(stretch.start)..own.end.min(stretch.end));
        cut.filter(|own| own.start < own.end).collect()
    }

    fn place_open(&mut self, find: impl Fn(&Self, &PlacedCell, usize) -> Option<Range<usize>>) {
        let mut near = 0;
        for number in 0..self.cells.len() {
            let cell = &self.cells[number];
            if cell.is_open() {
                let near = cell.written.as_ref().map_or(near, |written| written.start);
                let found = find(self, cell, near);
                self.claim(number, found);
            }
            near = self.cells[number].claims.last().map_or(near, |claim| claim.end);
        }
    }

    // Returns the free sentences that are most like a cell, among those nearest to a place.
    fn likest(&self, cell: &PlacedCell, near: usize) -> Option<Range<usize>> {
        let mut free: Vec<Range<usize>> = self.left();
        free.sort_by_key(|free| free.start.abs_diff(near));
        free.truncate(NEAREST);
        free.sort_by_key(|free| free.start);
        let runs = (0..free.len()).flat_map(|first| {
            let free = &free;
            (first..(first + MOST).min(free.len()))
                .take_while(move |&last| last == first || free[last - 1].end == free[last].start)
                .map(move |last| free[first].start..free[last].end)
        });
        let rated = runs.map(|run| (self.alike(&cell.text, &run), run));
        let best = rated.max_by_key(|(percent, run)| (*percent, Reverse(run.start.abs_diff(near))));
        best.filter(|(percent, _)| *percent >= ALIKE).map(|(_, run)| run)
    }

    // Returns the segments that open cells had when they were written.
    fn wanted(&self) -> HashSet<usize> {
        let written = self.cells.iter().filter(|cell| cell.is_open()).filter_map(|cell| cell.written.clone());
        let segments =
            |own: Range<usize>| self.text.segment_at(own.start)..=self.text.segment_at(own.end - 1);
        written.filter(|own| !own.is_empty()).flat_map(segments).collect()
    }

    // Returns a stretch with the free sentences beside it that a person has joined to it, in other words or
    // in another order: with them, it is more like the cell. No other cell may want them.
    fn with_neighbours(&self, cell: &str, mut own: Range<usize>, wanted: &HashSet<usize>) -> Range<usize> {
        let mut percent = None;
        for _ in 1..MOST {
            let is_unwanted = |beside: &Range<usize>| {
                self.free.has(beside) && !wanted.contains(&self.text.segment_at(beside.start))
            };
            let longer = [
                self.before(own.start).filter(is_unwanted).map(|before| before.start..own.end),
                self.behind(own.end).filter(is_unwanted).map(|behind| own.start..behind.end),
            ];
            let rated = longer.into_iter().flatten().map(|run| (self.alike(cell, &run), run));
            let Some((best, run)) = rated.max_by_key(|(percent, _)| *percent) else { break };
            if best <= *percent.get_or_insert_with(|| self.alike(cell, &own)) {
                break;
            }
            (own, percent) = (run, Some(best));
        }
        own
    }

    // Returns the sentence before a place, or its part before it; `None` at the beginning.
    fn before(&self, end: usize) -> Option<Range<usize>> {
        let segment = self.text.segment_at(end.checked_sub(1)?);
        Some(self.text.of_segments(segment..segment + 1).start..end)
    }

    // Returns the sentence behind a place, or its part behind it; `None` at the end.
    fn behind(&self, start: usize) -> Option<Range<usize>> {
        let segment = self.text.segment_at(start);
        (start < self.text.len()).then(|| start..self.text.of_segments(segment..segment + 1).end)
    }

    // Returns the first sentences of a stretch that are most like a cell.
    fn beginning(&self, cell: &PlacedCell, stretch: &Range<usize>) -> Option<Range<usize>> {
        let ends = self.by_segment(stretch.clone()).into_iter().map(|own| own.end);
        let rated = ends.map(|end| stretch.start..end).map(|run| (self.alike(&cell.text, &run), run));
        let best = rated.max_by_key(|(percent, run)| (*percent, run.len()));
        best.filter(|(percent, _)| *percent >= ALIKE_IN_ROW).map(|(_, run)| run)
    }

    // Returns how alike a cell and a stretch of the text are, in percent.
    fn alike(&self, cell: &str, stretch: &Range<usize>) -> u8 {
        let Some(left) = self.comparisons.get().checked_sub(1) else { return 0 };
        self.comparisons.set(left);
        let text = self.text.text(stretch.clone());
        Query::new(&UnitText::from(cell), self.lang).compare(&UnitText::from(text)).percent()
    }

    fn claim(&mut self, number: usize, found: Option<Range<usize>>) {
        if let Some(found) = found.filter(|found| self.free.has(found)) {
            self.free.take(&found);
            self.cells[number].claims.push(found);
        }
    }

    fn change(&mut self, number: usize, found: Option<Range<usize>>) {
        self.cells[number].is_changed |= found.is_some();
        self.claim(number, found);
    }
}
