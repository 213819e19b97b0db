//! [`PageLines`]: finds the page numbers, running heads and feet of a text.
//!
//! One pass collects the places at which a page may end. A number counts as that of a page if a wrapped
//! sentence goes on around it, if other such numbers go before or after it in order, or if it stands at a
//! form feed. A line beside these places is a head or foot if it comes back there beside other text, or if it
//! stands inside a wrapped sentence. A head with the number of its page in the line is such a place itself.
//!
//! A line that leaves the text by mistake is lost without a word, so what comes back is no head by that
//! alone: by-lines, headings and refrains come back too.

use std::collections::HashMap;

use super::bare_heads::bare_heads;
use super::bare_line::{BareLine, BareLines};
use super::head_line::HeadLine;
use super::head_rows::HeadRows;
use super::line_key::{Shapes, line_key};
use super::page_end::{Found, LONGEST_HEAD, PageEnd};
use super::page_number::PageNumber;
use crate::segment::blocks::TextLine;

// Years, which title pages have at their foot.
const YEARS: std::ops::RangeInclusive<u32> = 1300..=2100;

// The least number that counts as an amount or a year unless it belongs to a long row.
const LEAST_LARGE: u32 = 1000;

// Numbers that follow one another in a long row. Chosen by hand.
const LONG_ROW: usize = 3;

// Lines of the shortest page between two numbers that stand alone. Chosen by hand.
const SHORTEST_PAGE: usize = 6;

// One of so many form feeds stands inside a sentence if they part pages. Chosen by hand.
const FEEDS_INSIDE: usize = 4;

// Ends of pages among which the next number is looked for. Chosen by hand; it bounds the time.
const AHEAD: usize = 3;

/// The lines of a text that belong to its pages, by the byte at which each begins.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageLines {
    starts: Vec<usize>,
    has_feeds: bool,
}

impl PageLines {
    /// Finds the lines that belong to the pages. Takes time linear in the length of the text.
    pub(crate) fn of(text: &str) -> Self {
        let (ends, bare) = page_ends(text);
        let counts = counts(text, &ends);
        let found: Vec<Found> = ends.iter().map(|end| judged(text, end, &ends, &counts)).collect();
        let heads = HeadRows::of(&ends, &found);
        let chained = chains(text, &ends, &found);
        let is_number = |index: usize| chained[index] || at_form_feed(text, &ends[index]);
        let feeds_part_pages = feeds_run_on(&ends, &found) || (0..ends.len()).any(is_number);
        let mut starts = bare_heads(text, &bare);
        for (index, (end, found)) in ends.iter().zip(&found).enumerate() {
            if end.head.is_some() {
                if heads.hold(end, found) {
                    let beside = found.heads.iter().filter(|_| heads.hold_beside(end, found));
                    starts.push(end.start);
                    starts.extend(beside.map(|line| line.start));
                }
                continue;
            }
            let is_number = is_number(index);
            let counts = is_number || end.number.is_none() && (feeds_part_pages || found.interrupts);
            starts.extend(end.number.filter(|_| is_number).map(|_| end.start));
            starts.extend(found.heads.iter().filter(|_| counts).map(|line| line.start));
        }
        starts.sort_unstable();
        starts.dedup();
        let has_feeds = ends.iter().any(|end| end.number.is_none() && end.head.is_none());
        Self { starts, has_feeds }
    }

    /// Returns true for a text without such lines and without form feeds.
    pub(crate) fn are_none(&self) -> bool {
        self.starts.is_empty() && !self.has_feeds
    }

    /// Returns true for a line that belongs to a page.
    pub(crate) fn has(&self, line: TextLine) -> bool {
        !self.starts.is_empty() && self.starts.binary_search(&line.start).is_ok()
    }
}

// Returns true if sentences go on after the form feeds: others stand between letters or chapters, which may
// all begin and end alike.
fn feeds_run_on(ends: &[PageEnd], found: &[Found]) -> bool {
    let feeds = || ends.iter().zip(found).filter(|(end, _)| end.number.is_none() && end.head.is_none());
    feeds().filter(|(_, found)| found.interrupts).count() * FEEDS_INSIDE >= feeds().count()
}

fn judged(text: &str, end: &PageEnd, ends: &[PageEnd], counts: &HashMap<u64, u32>) -> Found {
    let is_head = |line: TextLine| {
        let at = ends.partition_point(|end| end.start < line.start);
        let mut here = ends[at..].iter().take_while(|end| end.start == line.start);
        // Beside the number of a page, a line without one has to come back there.
        here.any(|here| {
            here.head.is_some() && !here.is_heading && (here.number.is_some() || end.is_plain_head())
        })
    };
    let comes_back = |line| {
        let known = |key| counts.get(&beside(key, line, end)).is_some_and(|&count| count > 1);
        is_head(line) || !end.is_plain_head() && end.keys(text, line).into_iter().any(known)
    };
    end.judge(text, comes_back)
}

// Collects the places at which a page may end, and the lines that may be heads inside wrapped text. A
// number beside another number is part of a list.
fn page_ends(text: &str) -> (Vec<PageEnd>, Vec<BareLine>) {
    let (mut ends, mut bare) = (Vec::<PageEnd>::new(), BareLines::default());
    // The end of the last number on this page.
    let (mut page, mut last) = (0, None);
    let (mut start, mut is_blank) = (0, false);
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).chain([text.len()]) {
        let own = std::mem::replace(&mut start, end);
        let behind_blank =
            std::mem::replace(&mut is_blank, text.as_bytes()[own..end].trim_ascii().is_empty());
        let line = &text.as_bytes()[own..end];
        if line.first() == Some(&b'\x0C') {
            page += 1;
            last = None;
            ends.push(PageEnd::feed(own, page));
        }
        bare.note(text, own, line);
        let may_be_head = || HeadLine::may_be(line, behind_blank, &text.as_bytes()[end..]);
        if is_blank || !PageNumber::may_end(line) && !may_be_head() {
            continue;
        }
        let Some(line) = TextLine::at(text, own).filter(|line| !line.is_blank()) else { continue };
        let Some(number) = PageNumber::read(line.body(text)) else {
            ends.extend(HeadLine::read(text, line).map(|head| head.end(line)));
            continue;
        };
        if last.replace(line.end).is_some_and(|last| is_blank_between(text, last, line.start)) {
            ends.pop_if(|end| end.number.is_some() && end.head.is_none());
        } else {
            ends.push(PageEnd::numbered(line, number));
        }
    }
    (HeadRows::repeated(text, ends), bare.found)
}

fn is_blank_between(text: &str, start: usize, end: usize) -> bool {
    let lines = std::iter::successors(TextLine::at(text, start), |line| TextLine::at(text, line.end));
    lines.take_while(|line| line.start < end).all(TextLine::is_blank)
}

// Counts beside how many other texts each line stands at the ends of pages. A line that stands elsewhere more
// often is text.
fn counts(text: &str, ends: &[PageEnd]) -> HashMap<u64, u32> {
    let (mut keys, mut places) = (Vec::<(u64, u64)>::new(), Vec::<(u64, usize)>::new());
    for end in ends.iter().filter(|end| !end.is_plain_head()) {
        for lines in end.neighbours(text) {
            let beyond = end.beyond(text, &lines);
            for line in lines {
                for key in end.keys(text, line) {
                    keys.push((beside(key, line, end), beyond));
                    places.push((beside(key, line, end), line.start));
                }
            }
        }
    }
    let (mut counts, mut places) = (counted(keys), counted(places));
    // A line of a short page stands at both ends of the page.
    places.retain(|key, places| *places > 1 && counts[key] > 1);
    let lines = occurrences(text, &places);
    places.retain(|key, places| lines.get(key).is_none_or(|lines| *lines <= 2 * *places));
    counts.retain(|key, _| places.contains_key(key));
    counts
}

// Returns the key of a line before the end of a page or after it: heads and feet keep their side.
fn beside(key: u64, line: TextLine, end: &PageEnd) -> u64 {
    key ^ u64::from(line.start > end.start)
}

// Counts how many values each key has.
fn counted<T: Ord>(mut pairs: Vec<(u64, T)>) -> HashMap<u64, u32> {
    pairs.sort_unstable();
    pairs.dedup();
    let mut counts = HashMap::new();
    pairs.into_iter().for_each(|(key, _)| *counts.entry(key).or_default() += 1);
    counts
}

// Counts the lines of the text that are equal to lines at the ends of pages.
fn occurrences(text: &str, keys: &HashMap<u64, u32>) -> HashMap<u64, u32> {
    let mut counts = HashMap::new();
    if keys.is_empty() {
        return counts;
    }
    let shapes = Shapes::of(keys.keys().copied());
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let lines = ends.map(|end| text[std::mem::replace(&mut start, end + 1)..end].trim());
    let lines = lines.filter(|line| (1..=LONGEST_HEAD).contains(&line.len()));
    let both = lines.filter(|line| shapes.may_have(line)).map(line_key).flat_map(|key| [key, key ^ 1]);
    for key in both.filter(|key| keys.contains_key(key)) {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

// Returns for each end of a page whether its number belongs to a row of numbers that are those of pages.
fn chains(text: &str, ends: &[PageEnd], found: &[Found]) -> Vec<bool> {
    let mut chain: Vec<usize> = (0..ends.len()).collect();
    for (index, end) in ends.iter().enumerate() {
        let Some(number) = end.own_number() else { continue };
        let follows = |end: &&PageEnd| end.own_number().is_some_and(|next| number.is_before(next));
        let ahead =
            ends[index + 1..].iter().filter(|end| end.own_number().is_some()).take(AHEAD).find(follows);
        if let Some(next) = ahead {
            let next = ends[index..].partition_point(|end| end.start < next.start) + index;
            let next = if ends[next].own_number().is_some() { next } else { next + 1 };
            chain[next] = chain[index];
        }
    }
    let mut tallies: HashMap<usize, Tally> = HashMap::new();
    for (index, end) in ends.iter().enumerate() {
        let Some(number) = end.own_number() else { continue };
        let marked = number.is_marked || touches_form_feed(text, end);
        tallies.entry(chain[index]).or_default().add(number, &found[index], marked);
    }
    let mut holds: Vec<bool> =
        chain.iter().map(|first| tallies.get(first).is_some_and(Tally::is_of_pages)).collect();
    drop_alone(text, ends, &mut holds, |index| tallies[&chain[index]].is_one_plain_number());
    holds
}

// What a row of numbers that follow one another shows.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: usize,
    // Numbers inside a sentence.
    inside: usize,
    // Of these, numbers that are no year and that the sentence does not need.
    foreign: usize,
    // Of these, numbers that the sentence needs.
    needed: usize,
    // Numbers with nothing around them that the sentence may need.
    doubtful: usize,
    // Numbers with a word, with dashes or at a form feed.
    marked: usize,
    // Numbers counted in chapters: `F-16` may be a name.
    in_chapters: usize,
    // Numbers with the number of all pages, the same in all of them: `2/3`.
    of_total: usize,
    total: u32,
    // True if the last page is among them. Dates such as `2/12` seldom go so far.
    is_complete: bool,
    // Numbers around which the words go on.
    open: usize,
}

impl Tally {
    fn add(&mut self, number: PageNumber, found: &Found, marked: bool) {
        // Nothing is counted by `Page 14` and `[14]`.
        let is_needed = found.gap.is_open || found.gap.is_counted && number.is_bare;
        let foreign = !is_needed && (number.is_marked || number.value < LEAST_LARGE);
        self.all += 1;
        self.inside += usize::from(found.interrupts);
        self.foreign += usize::from(found.interrupts && foreign);
        self.needed += usize::from(found.interrupts && is_needed);
        self.doubtful += usize::from(found.gap.is_doubtful && number.is_bare);
        self.marked += usize::from(marked);
        self.in_chapters += usize::from(number.chapter > 0);
        self.total = if self.all == 1 { number.total } else { self.total };
        self.of_total += usize::from(number.total > 0 && number.total == self.total);
        self.is_complete |= number.value == number.total;
        self.open += usize::from(found.goes_on);
    }

    // Returns true for numbers of pages. A number that a sentence needs is one only in a longer row; one that
    // it may need, and one with a chapter, only in a row.
    fn is_of_pages(&self) -> bool {
        let inside = if self.all >= LONG_ROW { self.inside } else { self.foreign };
        let interrupts = inside > 0 && inside * 3 >= self.all && self.needed * LONG_ROW <= self.all;
        let is_name = self.all == 1 && self.in_chapters == 1 && self.marked == 0;
        let is_doubtful = self.all == 1 && self.doubtful == 1;
        interrupts && !is_name && !is_doubtful
            || self.all > 1 && (self.marked == self.all || self.counts_pages())
    }

    // Returns true for `2/3` and `3/3` inside sentences.
    fn counts_pages(&self) -> bool {
        self.of_total == self.all && self.is_complete && self.open * 2 >= self.all
    }

    fn is_one_plain_number(&self) -> bool {
        self.all == 1 && self.marked == 0
    }
}

// Keeps numbers that stand alone if they do not rise as those of pages do: by one, or by one more for each
// page between them at most.
fn drop_alone(text: &str, ends: &[PageEnd], holds: &mut [bool], is_plain: impl Fn(usize) -> bool) {
    let plain: Vec<usize> = (0..ends.len()).filter(|&index| holds[index] && is_plain(index)).collect();
    let rises = |pair: &[usize]| {
        let (first, second) = (&ends[pair[0]], &ends[pair[1]]);
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[first.end..second.start]).count();
        let most = 1 + u32::try_from(lines / SHORTEST_PAGE).unwrap_or(u32::MAX);
        second.page.checked_sub(first.page).is_some_and(|rise| (1..=most).contains(&rise))
    };
    if !plain.windows(2).all(rises) {
        plain.into_iter().for_each(|index| holds[index] = false);
    }
}

// Returns true for a number that stands first or last on a page between form feeds, or that counts all pages.
fn at_form_feed(text: &str, end: &PageEnd) -> bool {
    let Some(number) = end.number else { return false };
    let may_be_year = !number.is_marked && YEARS.contains(&number.value);
    number.has_total || !may_be_year && touches_form_feed(text, end)
}

fn touches_form_feed(text: &str, end: &PageEnd) -> bool {
    let opens = |line: TextLine| text[line.start..].starts_with('\u{C}');
    let own = TextLine::at(text, end.start).is_some_and(opens);
    let next = std::iter::successors(TextLine::at(text, end.end), |line| TextLine::at(text, line.end));
    own || next.take(AHEAD).find(|line| opens(*line) || !line.is_blank()).is_some_and(opens)
}
