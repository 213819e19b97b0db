//! [`HeadRows`]: which of the lines that may be running heads are some.
//!
//! A running head comes back between other lines, with a number that rises as those of pages do or with
//! none, and most of the pages end inside a sentence of wrapped prose. A line that comes back between the
//! same lines is part of a text that was repeated. A head that comes once stands between two others in the
//! order of the numbers: even and odd pages may have different heads.

use std::collections::HashMap;

use super::page_end::{Found, PageEnd};
use crate::segment::blocks::TextLine;

// The fewest bytes of a page, by which the numbers in heads may rise and by which a head is told from the
// refrain of a song. Chosen by hand: eight lines of narrow text.
const SHORTEST_PAGE: usize = 400;

// By how much the number in a head may rise from one head to the next, however near: even and odd pages may
// have different heads.
const LEAST_RISE: usize = 2;

// The fewest numbers that follow one another where no wrapping shows the pages. Chosen by hand.
const FEWEST_COUNTED: usize = 3;

/// The lines that may be running heads, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadRows {
    rows: HashMap<u64, Row>,
}

// The lines that are equal but for their numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    all: usize,
    // Lines inside a sentence.
    inside: usize,
    // Of these, lines after other sentences of the same paragraph.
    in_prose: usize,
    // Lines at less than a page from the one before, in a sentence that no small letter shows to go on.
    near: usize,
    is_numbered: bool,
    // True if each number has a word or dashes: `Page 4`.
    is_marked: bool,
    // True if each number has the number of all pages behind a word: `Page 4 of 9`.
    has_total: bool,
    // True for the headings of what follows: `Chapter 3`.
    is_heading: bool,
    // Lines around which the words go on.
    open: usize,
    // True if a number is not the next one.
    skips: bool,
    // The first number and the last one.
    first: u32,
    last: u32,
    // True if the numbers are not all the same: the year in a head is.
    varies: bool,
    // True if a number did not rise, or rose by more than the numbers of pages do.
    falls: bool,
    // Where the last line ends.
    end: usize,
}

impl HeadRows {
    /// Keeps of the lines those that come back between other lines.
    pub(super) fn repeated(text: &str, ends: Vec<PageEnd>) -> Vec<PageEnd> {
        // The first line of each text; `None` if the text stands between other lines too.
        let mut firsts: HashMap<u64, Option<&PageEnd>> = HashMap::new();
        for end in &ends {
            let Some(key) = end.head else { continue };
            let first = firsts.entry(key).or_insert(Some(end));
            if first.is_some_and(|first| differs(text, first, end)) {
                *first = None;
            }
        }
        let seen: HashMap<u64, bool> =
            firsts.into_iter().map(|(key, first)| (key, first.is_none())).collect();
        let comes_back = |end: &PageEnd| end.head.is_none_or(|key| seen[&key]);
        // A numbered head that comes once, beside two that come back.
        let numbers: Vec<_> = ends.iter().filter(|end| end.head.is_some() && end.number.is_some()).collect();
        let between: Vec<usize> = numbers
            .windows(3)
            .filter(|row| comes_back(row[0]) && comes_back(row[2]))
            .filter(|row| row[0].page + 1 == row[1].page && row[1].page + 1 == row[2].page)
            .map(|row| row[1].start)
            .collect();
        let is_once = |end: &PageEnd| end.stands_out && !end.is_heading && end.breaks_off(text);
        let stays =
            |end: &PageEnd| comes_back(end) || between.binary_search(&end.start).is_ok() || is_once(end);
        ends.into_iter().filter(stays).collect()
    }

    pub(super) fn of(ends: &[PageEnd], found: &[Found]) -> Self {
        let mut heads = Self::default();
        for (end, found) in ends.iter().zip(found) {
            let Some(key) = end.head else { continue };
            let row = heads.rows.entry(key).or_default();
            if row.all == 0 {
                (row.is_numbered, row.first) = (end.number.is_some(), end.page);
                (row.is_marked, row.has_total, row.is_heading) = (true, true, end.is_heading);
            }
            row.add(end, found);
        }
        heads
    }

    /// Returns true if the line at this end of a page is a running head.
    pub(super) fn hold(&self, end: &PageEnd, found: &Found) -> bool {
        let Some(row) = end.head.and_then(|key| self.rows.get(&key)) else { return false };
        row.counts_pages() || self.hold_beside(end, found)
    }

    /// Returns true if the lines beside this running head that come back are heads too. Numbers alone show
    /// nothing about them.
    pub(super) fn hold_beside(&self, end: &PageEnd, found: &Found) -> bool {
        let Some(row) = end.head.and_then(|key| self.rows.get(&key)) else { return false };
        row.comes_back() || row.all == 1 && row.is_numbered && !row.is_heading && found.interrupts
    }
}

impl Row {
    fn add(&mut self, end: &PageEnd, found: &Found) {
        let most = LEAST_RISE + (end.start - self.end) / SHORTEST_PAGE;
        let rises = |last: u32| end.page > last && (end.page - last) as usize <= most;
        self.varies |= end.page != self.first;
        self.falls |= self.all > 0 && !rises(self.last);
        self.skips |= self.all > 0 && end.page != self.last + 1;
        self.has_total &= end.number.is_some_and(|number| number.has_total);
        self.open += usize::from(found.goes_on);
        self.all += 1;
        self.inside += usize::from(found.interrupts);
        self.in_prose += usize::from(found.interrupts && found.in_prose);
        let is_near = self.all > 1 && end.start - self.end < SHORTEST_PAGE;
        self.near += usize::from(is_near && found.interrupts && !found.is_cased);
        self.is_marked &= end.number.is_some_and(|number| number.is_marked);
        (self.last, self.end) = (end.page, end.end);
    }

    // Returns true for the lines of pages. Those without a number that rises need more of the pages to end
    // inside a sentence.
    fn comes_back(&self) -> bool {
        if self.is_heading && (self.in_prose < self.all || self.skips) {
            return false;
        }
        let is_inside = match self.varies {
            true => self.inside > 0 && self.inside * 2 >= self.all && !self.falls,
            false => self.inside > 1 && self.inside * 3 >= self.all * 2 && self.near * 2 < self.all,
        };
        let is_prose = self.is_marked || self.in_prose > 0 && self.in_prose * 2 >= self.inside;
        self.all > 1 && is_inside && is_prose
    }

    // Returns true for numbers that follow one another as those of pages do, where pages of a few lines show
    // no wrapping: with the number of all pages, or if the words around half of them go on.
    fn counts_pages(&self) -> bool {
        let is_open = self.open > 1 && self.open * 2 >= self.all;
        !self.is_heading && !self.skips && self.all >= FEWEST_COUNTED && (self.has_total || is_open)
    }
}

// Returns true if lines that are equal stand between other lines. A line inside a paragraph that begins or
// ends with a number comes back with one of its neighbours where the paragraph was only altered.
fn differs(text: &str, first: &PageEnd, end: &PageEnd) -> bool {
    let (first_around, end_around) = (around(text, first), around(text, end));
    let differ = [0, 1].map(|side| first_around[side] != end_around[side]);
    let is_plain = end.number.is_some_and(|number| !number.is_marked);
    if is_plain && !is_apart(text, end) { differ == [true; 2] } else { differ != [false; 2] }
}

// Returns true for a line with a blank line on one side.
fn is_apart(text: &str, end: &PageEnd) -> bool {
    let blank = |line: Option<TextLine>| line.is_none_or(TextLine::is_blank);
    blank(TextLine::before(text, end.start)) || blank(TextLine::at(text, end.end))
}

// Returns the nearest lines on both sides of a line that are not blank.
fn around<'t>(text: &'t str, end: &PageEnd) -> [&'t [u8]; 2] {
    let bytes = text.as_bytes();
    let (before, behind) = (bytes[..end.start].trim_ascii_end(), bytes[end.end..].trim_ascii_start());
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    [&before[start..], &behind[..memchr::memchr(b'\n', behind).unwrap_or(behind.len())]]
}
