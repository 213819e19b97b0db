//! Running heads and feet inside wrapped text that have neither the number of a page beside them nor blank
//! lines around them.
//!
//! Three things together show such a line: the line comes back at the distances of pages, it is short between
//! wrapped lines, and sentences go on around it. Refrains, turns of a dialogue and headings of tables come
//! back between whole sentences.

use std::collections::{HashMap, HashSet};

use super::bare_line::BareLine;
use super::bridge::Bridge;
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

/// Returns where the heads begin among the lines that may be some.
pub(super) fn bare_heads(text: &str, lines: &[BareLine]) -> Vec<usize> {
    let mut lines = lines.to_vec();
    lines.sort_unstable_by_key(|line| (line.key, line.start));
    let rows = lines.chunk_by(|line, next| line.key == next.key).filter(|row| row.len() >= FEWEST_INSIDE);
    let starts_of = |row: &[BareLine]| row.iter().map(|line| line.start).collect();
    let mut rows: HashMap<u64, Vec<usize>> = rows.map(|row| (row[0].key, starts_of(row))).collect();
    let mut starts: Vec<usize> = rows.values().flatten().copied().collect();
    starts.sort_unstable();
    let is_head = |line: TextLine| starts.binary_search(&line.start).is_ok();
    rows.retain(|_, starts| interrupt(text, starts, is_head));
    if rows.is_empty() { Vec::new() } else { on_all_pages(text, &rows) }
}

// Returns true if enough of the lines stand inside sentences, and inside different ones: in a text that is
// repeated as a whole, any line comes back.
fn interrupt(text: &str, starts: &[usize], is_head: impl Fn(TextLine) -> bool) -> bool {
    let judged = &starts[..starts.len().min(MOST_JUDGED)];
    let bridges: Vec<Bridge> = judged.iter().filter_map(|&start| bridge(text, start, &is_head)).collect();
    let differ = |side: fn(&Bridge) -> TextLine| {
        let sides: HashSet<&str> = bridges.iter().map(|bridge| side(bridge).body(text)).collect();
        sides.len() >= FEWEST_INSIDE && sides.len() * 2 > bridges.len()
    };
    bridges.len() * INSIDE >= judged.len() && differ(|bridge| bridge.last) && differ(|bridge| bridge.next)
}

// Returns the sentence that goes on around a line, and around the lines beside it that may be heads too.
fn bridge(text: &str, start: usize, is_head: impl Fn(TextLine) -> bool) -> Option<Bridge> {
    let own = TextLine::at(text, start)?;
    let back =
        std::iter::successors(TextLine::before(text, start), |line| TextLine::before(text, line.start));
    let first = back.take(HEAD_LINES).take_while(|line| is_head(*line)).last().unwrap_or(own);
    let ahead = std::iter::successors(TextLine::at(text, own.end), |line| TextLine::at(text, line.end));
    let last = ahead.take(HEAD_LINES).take_while(|line| is_head(*line)).last().unwrap_or(own);
    Bridge::across(text, first.start, last.end, is_head).filter(|bridge| bridge.is_certain(text))
}

// Returns where the heads of these rows begin, also those behind a whole sentence.
fn on_all_pages(text: &str, rows: &HashMap<u64, Vec<usize>>) -> Vec<usize> {
    let mut pages: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    let mut titles: HashSet<&str> = HashSet::new();
    let lines = std::iter::successors(TextLine::at(text, 0), |line| TextLine::at(text, line.end));
    for (at, line) in lines.enumerate() {
        let Some(BareLine { key, start }) = BareLine::read(text, line) else { continue };
        // The first line of a text that stands apart is the title that the heads repeat.
        if rows.contains_key(&key) && !(is_apart(text, line) && titles.insert(line.body(text).trim())) {
            pages.entry(key).or_default().push((at, start));
        }
    }
    pages.retain(|key, lines| {
        rows[key].len() * INSIDE >= lines.len() && lines.len() >= FEWEST && is_regular(lines)
    });
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
