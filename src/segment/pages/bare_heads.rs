//! Running heads and feet inside wrapped text that have neither the number of a page beside them nor blank
//! lines around them.
//!
//! Three things together show such a line: the line comes back at the distances of pages, it is short between
//! wrapped lines, and sentences go on around it. Refrains, turns of a dialogue and headings of tables come
//! back between whole sentences.

use std::collections::{HashMap, HashSet};

use super::bare_line::BareLine;
use super::bridge::{Bridge, Sides};
use super::page_end::HEAD_LINES;
use crate::segment::blocks::TextLine;

// The fewest lines that are a running head, so that two distances can be compared.
const FEWEST: usize = 3;

// The fewest of these lines inside a sentence.
const FEWEST_INSIDE: usize = 2;

// One of so many lines stands inside a sentence. Chosen by hand; half of the pages of prose and more end
// there.
const INSIDE: usize = 3;

// The lines of each head that are judged. Chosen by hand; it bounds the time.
const MOST_JUDGED: usize = 64;

// The fewest lines of a page. Chosen by hand.
const SHORTEST_PAGE: usize = 6;

/// Returns where the heads begin among the lines that may be some, which are given in order.
pub(super) fn bare_heads(text: &str, lines: &[BareLine]) -> Vec<usize> {
    let mut keys: Vec<(u64, usize)> = lines.iter().enumerate().map(|(at, line)| (line.key, at)).collect();
    keys.sort_unstable();
    let rows = || keys.chunk_by(|one, next| one.0 == next.0).filter(|row| row.len() >= FEWEST_INSIDE);
    let mut comes_back = vec![false; lines.len()];
    rows().flatten().for_each(|&(_, at)| comes_back[at] = true);
    let repeated = Repeated { text, lines, comes_back };
    let rows: HashMap<u64, usize> =
        rows().filter(|row| repeated.interrupt(row)).map(|row| (row[0].0, row.len())).collect();
    if rows.is_empty() { Vec::new() } else { on_all_pages(text, &rows) }
}

// The lines that may be heads, and which of them come back.
struct Repeated<'t> {
    text: &'t str,
    lines: &'t [BareLine],
    comes_back: Vec<bool>,
}

impl Repeated<'_> {
    // Returns true if enough of the lines of a row stand inside sentences, and inside different ones: in a
    // text that is repeated as a whole, any line comes back.
    fn interrupt(&self, row: &[(u64, usize)]) -> bool {
        let judged = &row[..row.len().min(MOST_JUDGED)];
        // Most rows are seen to be none before their wrapping is judged.
        let least = judged.len().div_ceil(INSIDE).max(FEWEST_INSIDE);
        let mut sides: Vec<Sides> = Vec::new();
        for (tried, &(_, at)) in (1..).zip(judged) {
            sides.extend(self.sides(at));
            if sides.len() + (judged.len() - tried) < least {
                return false;
            }
        }
        let varies = |side: fn(&Sides) -> TextLine| {
            sides.iter().any(|other| side(other).body(self.text) != side(&sides[0]).body(self.text))
        };
        if !varies(|sides| sides.last) || !varies(|sides| sides.next) {
            return false;
        }
        let bridge = |sides: Sides| Bridge::between(self.text, sides, |line| self.is_head(line));
        let bridges = sides.into_iter().filter_map(bridge).filter(|bridge| bridge.is_certain(self.text));
        let bridges: Vec<Bridge> = bridges.collect();
        let differ = |side: fn(&Bridge) -> TextLine| {
            let sides: HashSet<&str> = bridges.iter().map(|bridge| side(bridge).body(self.text)).collect();
            sides.len() >= FEWEST_INSIDE && sides.len() * 2 > bridges.len()
        };
        bridges.len() * INSIDE >= judged.len() && differ(|bridge| bridge.last) && differ(|bridge| bridge.next)
    }

    // Returns the lines around one of these lines, and around those beside it that come back too.
    fn sides(&self, at: usize) -> Option<Sides> {
        let is_beside = |one: usize, next: usize| self.lines[one].end == self.lines[next].start;
        let (mut first, mut last) = (at, at);
        while first > 0
            && at - first < HEAD_LINES
            && self.comes_back[first - 1]
            && is_beside(first - 1, first)
        {
            first -= 1;
        }
        let comes_back = |at: usize| self.comes_back.get(at) == Some(&true);
        while last - at < HEAD_LINES && comes_back(last + 1) && is_beside(last, last + 1) {
            last += 1;
        }
        Sides::of(self.text, self.lines[first].start, self.lines[last].end)
    }

    fn is_head(&self, line: TextLine) -> bool {
        let found = self.lines.binary_search_by_key(&line.start, |line| line.start);
        found.is_ok_and(|at| self.comes_back[at])
    }
}

// Returns where the heads of these rows begin, also those behind a whole sentence.
fn on_all_pages(text: &str, rows: &HashMap<u64, usize>) -> Vec<usize> {
    let mut pages: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    let mut titles: HashSet<&str> = HashSet::new();
    let lines = std::iter::successors(TextLine::at(text, 0), |line| TextLine::at(text, line.end));
    for (at, line) in lines.enumerate() {
        let Some(BareLine { key, start, .. }) = BareLine::read(text, line) else { continue };
        // The first line of a text that stands apart is the title that the heads repeat.
        if rows.contains_key(&key) && !(is_apart(text, line) && titles.insert(line.body(text).trim())) {
            pages.entry(key).or_default().push((at, start));
        }
    }
    pages
        .retain(|key, lines| rows[key] * INSIDE >= lines.len() && lines.len() >= FEWEST && is_regular(lines));
    pages.into_values().flatten().map(|(_, start)| start).collect()
}

// Returns true for a line between blank lines, or between one and an end of the text.
fn is_apart(text: &str, line: TextLine) -> bool {
    let blank = |line: Option<TextLine>| line.is_none_or(TextLine::is_blank);
    blank(TextLine::before(text, line.start)) && blank(TextLine::at(text, line.end))
}

// Returns true if most lines follow one another at the length of a page, or of two where a chapter begins,
// and none at much less.
fn is_regular(lines: &[(usize, usize)]) -> bool {
    let mut gaps: Vec<usize> = lines.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
    gaps.sort_unstable();
    let fits = |page: usize| {
        let is_near = |gap: &&usize| [page, 2 * page].iter().any(|pages| gap.abs_diff(*pages) * 5 <= page);
        gaps.iter().filter(is_near).count() * 3 >= gaps.len() * 2 && gaps[0] * 2 >= page
    };
    let median = gaps[gaps.len() / 2];
    [median, gaps[0]].into_iter().any(|page| page >= SHORTEST_PAGE && fits(page))
}
