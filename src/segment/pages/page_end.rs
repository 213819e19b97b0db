//! [`PageEnd`]: a place at which a page may end, which is a form feed, the number of a page on a line of its
//! own, or a line that may be a running head.

use super::bridge::{Bridge, words_go_on};
use super::line_key::line_key;
use super::number_gap::{NumberGap, awaits_number};
use super::page_number::PageNumber;
use crate::hash::fnv1a;
use crate::segment::blocks::{TextLine, opens_item};

// Lines of a running head or foot on each side of the end of a page. Chosen by hand.
pub(super) const HEAD_LINES: usize = 4;

// The most bytes of such a line. Chosen by hand; it bounds the time.
pub(super) const LONGEST_HEAD: usize = 120;

// The least bytes of the line before a head that breaks a sentence. Chosen by hand, as for other wrapped
// text.
const LEAST_WIDTH: usize = 35;

// The most blank lines beside such a line. Chosen by hand; it bounds the time.
const MOST_BLANK: usize = 12;

/// A place at which a page may end.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageEnd {
    // The line of the number or of the head; empty for a form feed.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Option<PageNumber>,
    // What numbers in the head are compared with: the number of the page, or the count of form feeds.
    pub(super) page: u32,
    // What a head is recognised by on other pages, its number left out; `None` for the other ends.
    pub(super) head: Option<u64>,
    // True for a head that may be the heading of what follows: `Chapter 3`.
    pub(super) is_heading: bool,
    // True for a head whose number is parted from the words as those of pages are: `Report | Page 3`.
    pub(super) stands_out: bool,
}

/// The lines at the end of a page that belong to no sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The lines, in no order.
    pub(super) heads: Vec<TextLine>,
    /// True if a sentence goes on around them.
    pub(super) interrupts: bool,
    /// True if this sentence stands after others in a wrapped paragraph.
    pub(super) in_prose: bool,
    /// True if the sentence goes on with a small letter. Other scripts show less.
    pub(super) is_cased: bool,
    /// What the words on both sides lack without a number between them.
    pub(super) gap: NumberGap,
    /// True if the words on both sides alone show that a sentence goes on.
    pub(super) goes_on: bool,
}

impl PageEnd {
    /// Returns the end of a page at a form feed, which is the one of this number.
    pub(super) fn feed(at: usize, page: u32) -> Self {
        Self { start: at, end: at, number: None, page, head: None, is_heading: false, stands_out: false }
    }

    /// Returns the end of a page at a line with nothing but a number.
    pub(super) fn numbered(line: TextLine, number: PageNumber) -> Self {
        let page = number.value;
        Self { number: Some(number), start: line.start, end: line.end, ..Self::feed(line.start, page) }
    }

    /// Returns true for a head in the place of one line of a paragraph, or beside a paragraph that goes on:
    /// the line before is long and ends no sentence.
    pub(super) fn breaks_off(&self, text: &str) -> bool {
        let last = TextLine::last_before(text, self.start, MOST_BLANK);
        last.is_some_and(|last| last.body - last.start >= LEAST_WIDTH && !last.ends_with_mark(text))
    }

    /// Returns the number of a line that holds nothing else.
    pub(super) fn own_number(&self) -> Option<PageNumber> {
        self.number.filter(|_| self.head.is_none())
    }

    /// Returns true for a line that may be a running head and has no number.
    pub(super) fn is_plain_head(&self) -> bool {
        self.head.is_some() && self.number.is_none()
    }

    /// Returns what stands beyond the lines on one side of the end of the page; it differs from page to page,
    /// unless a whole text was repeated.
    pub(super) fn beyond(&self, text: &str, lines: &[TextLine]) -> u64 {
        let line = lines.last().and_then(|line| match line.start < self.start {
            true => TextLine::last_before(text, line.start, MOST_BLANK),
            false => TextLine::first_from(text, line.end, MOST_BLANK),
        });
        line.map_or(0, |line| fnv1a(line.body(text).trim().as_bytes()))
    }

    /// Returns the lines before the end of the page, the nearest first, and those after.
    pub(super) fn neighbours(&self, text: &str) -> [Vec<TextLine>; 2] {
        let before =
            |at: usize| TextLine::last_before(text, at, MOST_BLANK).filter(|line| is_head(text, *line));
        let behind =
            |at: usize| TextLine::first_from(text, at, MOST_BLANK).filter(|line| is_head(text, *line));
        [
            std::iter::successors(before(self.start), |line| before(line.start)).take(HEAD_LINES).collect(),
            std::iter::successors(behind(self.end), |line| behind(line.end)).take(HEAD_LINES).collect(),
        ]
    }

    /// Returns what a line is recognised by on other pages: its text, and its text with its last number as
    /// the distance from the number of the page.
    pub(super) fn keys(&self, text: &str, line: TextLine) -> [u64; 2] {
        let body = line.body(text).trim();
        let last_digit = body.rfind(char::is_numeric);
        let end = last_digit.map_or(0, |at| at + body[at..].chars().next().map_or(0, char::len_utf8));
        let start = body[..end].trim_end_matches(char::is_numeric).len();
        let number = PageNumber::read(&body[start..end]).map(|number| number.value.wrapping_sub(self.page));
        let without = [&body[..start], "#", &body[end..], &number.unwrap_or_default().to_string()].concat();
        let own = line_key(body);
        // A sentence about the number of its page is text.
        let is_numbered = number.is_some() && !line.ends_with_mark(text);
        [own, if is_numbered { line_key(&without) } else { own }]
    }

    /// Judges the end of the page: which lines beside it come back on other pages, and whether a sentence
    /// goes on around them. A line set apart inside such a sentence is a head too, even if it comes only
    /// once.
    pub(super) fn judge(&self, text: &str, comes_back: impl Fn(TextLine) -> bool) -> Found {
        let [before, behind] = self.neighbours(text);
        let repeated =
            |lines: &[TextLine]| lines.iter().copied().take_while(|line| comes_back(*line)).count();
        let (known_before, known_behind) = (repeated(&before), repeated(&behind));
        // A head that stands apart and comes once is tried first: without capitals it looks like a next line.
        // Beside a line that is itself no certain end of a page, such a line is text.
        let tries: &[(usize, usize)] =
            if self.head.is_some() { &[(0, 0)] } else { &[(0, 1), (1, 0), (1, 1), (0, 0)] };
        for &(more_before, more_behind) in tries {
            let (first, second) = (known_before + more_before, known_behind + more_behind);
            let (Some(feet), Some(heads)) = (before.get(..first), behind.get(..second)) else { continue };
            let once = || feet[known_before..].iter().chain(&heads[known_behind..]);
            let apart = feet[known_before..]
                .iter()
                .all(|line| is_set_apart(text, *line, TextLine::before(text, line.start)))
                && heads[known_behind..]
                    .iter()
                    .all(|line| is_set_apart(text, *line, TextLine::at(text, line.end)));
            if !apart && !once().all(|line| is_foreign(text, *line)) {
                continue;
            }
            let start = feet.last().map_or(self.start, |line| line.start);
            let end = heads.last().map_or(self.end, |line| line.end);
            let found = Bridge::across(text, start, end, &comes_back);
            // A line that comes once and needs the number behind it is a line of the sentence.
            let needs_number = |bridge: &Bridge| {
                let foot = feet.first().filter(|_| known_before == 0 && heads.is_empty() && !apart);
                foot.is_some_and(|foot| {
                    let gap = NumberGap::between(foot.body(text), bridge.next.body(text));
                    gap != NumberGap::default()
                })
            };
            let is_tight = |bridge: &Bridge| bridge.last.end == start && bridge.next.start == end;
            let goes_on = |bridge: &Bridge| {
                let is_short = |line: &TextLine| line.width(text) * 5 < bridge.last.width(text) * 3;
                let fits = apart || once().all(is_short);
                fits && (bridge.is_certain(text) || apart && is_tight(bridge) && end > start)
            };
            if let Some(bridge) = found.filter(goes_on).filter(|bridge| !needs_number(bridge)) {
                let is_alone = heads.is_empty() && feet.is_empty();
                let gap = if is_alone { bridge.number_gap(text) } else { NumberGap::default() };
                let (in_prose, is_cased) = (bridge.is_in_prose(text), bridge.opens_small(text));
                let heads = [feet, heads].concat();
                return Found { heads, interrupts: true, in_prose, is_cased, gap, goes_on: true };
            }
        }
        let heads = [&before[..known_before], &behind[..known_behind]].concat();
        Found { heads, goes_on: words_go_on(text, self.start, self.end), ..Found::default() }
    }
}

// Returns true for a line that may be a head: short, with words in it or a date, not a number alone, and not
// the end of a sentence that began in the line before.
fn is_head(text: &str, line: TextLine) -> bool {
    let body = line.body(text);
    let letters = || body.chars().filter(|c| c.is_alphabetic()).take(3).count();
    // A date or a rule.
    let is_sign = || body.chars().filter(|c| !c.is_whitespace()).take(5).count() == 5;
    let is_rest = || body.trim_start().starts_with(char::is_lowercase) && line.ends_with_mark(text);
    body.len() <= LONGEST_HEAD
        && !is_rest()
        && PageNumber::read(body).is_none()
        && (letters() >= 3 || is_sign())
}

// Returns true for a line inside a paragraph that looks like no line of the paragraph: it has no mark at its
// end, no small letter at its head, opens no item, and needs no number behind it.
fn is_foreign(text: &str, line: TextLine) -> bool {
    let body = line.body(text).trim_start();
    !body.starts_with(char::is_lowercase)
        && !awaits_number(body)
        && !line.ends_with_mark(text)
        && !opens_item(body)
}

// Returns true for a line that looks like a heading: a blank line parts it from the text, it has no mark at
// its end, and no small letter at its head. The line between it and the text is given.
fn is_set_apart(text: &str, line: TextLine, between: Option<TextLine>) -> bool {
    let lower = line.body(text).trim_start().starts_with(char::is_lowercase);
    let apart = between.is_none_or(TextLine::is_blank);
    apart && !lower && !line.ends_with_mark(text) && line.width(text) < 60
}
