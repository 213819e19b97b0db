//! [`Bridge`]: a sentence that goes on after the end of a page.

use super::number_gap::NumberGap;
use super::page_number::PageNumber;
use crate::segment::blocks::{TextLine, Wrap, opens_list_item};
use crate::segment::marks::terminal;

// Lines on each side of the end of a page that show how the text was wrapped. Chosen by hand; it bounds the
// time.
const WINDOW: usize = 8;

// Blank lines that may stand beside the lines of a page. Chosen by hand; it bounds the time.
const MOST_BLANK: usize = 12;

// The least width in chars of the line before the end of a page: as for other wrapped text, chosen by hand.
const LEAST_WIDTH: usize = 35;

// English words with which no sentence ends.
const OPEN_WORDS: [&str; 30] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "her", "his", "in", "is", "its",
    "of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "were", "which", "will", "with",
];

/// The last line of a page and the first of the next one, between which a wrapped sentence goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bridge {
    pub(crate) last: TextLine,
    pub(crate) next: TextLine,
    pub(crate) wrap: Wrap,
}

/// The lines on both sides of the end of a page, of which a sentence may go on in the second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides {
    pub(super) last: TextLine,
    pub(super) next: TextLine,
}

impl Sides {
    /// Returns the lines around `before..behind`, unless they alone show that no sentence goes on.
    pub(super) fn of(text: &str, before: usize, behind: usize) -> Option<Self> {
        let last = TextLine::last_before(text, before, MOST_BLANK)?;
        if last.body - last.start < LEAST_WIDTH || last.ends_with_mark(text) {
            return None;
        }
        let next = TextLine::first_from(text, behind, MOST_BLANK)?;
        let fits = last.mark(text) == next.mark(text) && !opens_list_item(text, next);
        fits.then_some(Self { last, next })
    }
}

impl Bridge {
    /// Looks for a sentence that goes on around the lines `before..behind`: both sides were wrapped alike,
    /// the line before is full and has no mark at its end, and no list item begins after it.
    ///
    /// `is_head` returns true for the running heads and feet of other pages, which show nothing about the
    /// wrapping.
    pub(crate) fn across(
        text: &str,
        before: usize,
        behind: usize,
        is_head: impl Fn(TextLine) -> bool,
    ) -> Option<Self> {
        Self::between(text, Sides::of(text, before, behind)?, is_head)
    }

    /// Looks for such a sentence between two lines.
    pub(super) fn between(text: &str, sides: Sides, is_head: impl Fn(TextLine) -> bool) -> Option<Self> {
        let Sides { last, next } = sides;
        let lines = window(text, last, next, is_head);
        let wrap = Wrap::of(text, &lines)?;
        let goes_on = wrap.joins(text, last, next) || opens_sentence(text, last, next);
        goes_on.then_some(Self { last, next, wrap })
    }

    /// Returns true if the words on both sides show that the sentence goes on: the next one has a small
    /// letter, or the one before ends no sentence. In a script without capitals the wrapping alone decides.
    pub(crate) fn is_certain(&self, text: &str) -> bool {
        let first = self.next.body(text).chars().find(|c| c.is_alphanumeric());
        let is_cased = first.is_none_or(|c| c.is_uppercase() || c.is_numeric());
        !is_cased || is_open(self.last.body(text))
    }

    /// Returns true if the sentence goes on with a small letter.
    pub(crate) fn opens_small(&self, text: &str) -> bool {
        self.next.body(text).trim_start().starts_with(char::is_lowercase)
    }

    /// Returns true if another sentence ends in the paragraph before. Verses, headlines and items of a list
    /// have none.
    pub(crate) fn is_in_prose(&self, text: &str) -> bool {
        let back = std::iter::successors(Some(self.last), |line| TextLine::before(text, line.start));
        let paragraph = back.take_while(|line| !line.is_blank()).take(WINDOW);
        let ends = |line: TextLine| {
            line.has_inner_end(text) || line.start != self.last.start && line.ends_with_mark(text)
        };
        paragraph.take_while(|line| line.width(text) >= LEAST_WIDTH).any(ends)
    }

    /// Returns what the words on both sides lack without a number between them.
    pub(super) fn number_gap(&self, text: &str) -> NumberGap {
        NumberGap::between(self.last.body(text), self.next.body(text))
    }
}

/// Returns true if the words on both sides of the lines `before..behind` alone show that a sentence goes on:
/// a long line with which none ends, then a small letter. Pages of a few lines show no wrapping.
pub(super) fn words_go_on(text: &str, before: usize, behind: usize) -> bool {
    let last = TextLine::last_before(text, before, MOST_BLANK);
    let next = TextLine::first_from(text, behind, MOST_BLANK);
    last.zip(next).is_some_and(|(last, next)| {
        let is_long = last.body - last.start >= LEAST_WIDTH;
        is_long && is_open(last.body(text)) && next.body(text).trim_start().starts_with(char::is_lowercase)
    })
}

// Returns true if a sentence begins with the last word of a line and goes on with a small letter in the next:
// `It was dry. A`. Such a line may have one char less than the others.
fn opens_sentence(text: &str, last: TextLine, next: TextLine) -> bool {
    let mut words = last.body(text).split_whitespace().rev();
    let opens = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    let ended = words.next().is_some_and(|word| word.ends_with(|c| terminal(c).is_some()));
    opens && ended && next.body(text).trim_start().starts_with(char::is_lowercase)
}

// Returns true if no sentence ends with the last word of the line.
fn is_open(line: &str) -> bool {
    let word = line.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    line.ends_with([',', '،', '-', '\u{AD}']) || OPEN_WORDS.contains(&word.as_str())
}

// The lines around the end of a page, up to a blank line or a line of another page.
fn window(text: &str, last: TextLine, next: TextLine, is_head: impl Fn(TextLine) -> bool) -> Vec<TextLine> {
    let opens_page = |line: TextLine| text[line.start..].starts_with('\u{C}');
    let is_short = |line: TextLine| line.width(text) * 5 < last.width(text) * 3;
    let prose = |line: &TextLine| {
        let is_head = line.start != next.start && (is_head(*line) || opens_page(*line) && is_short(*line));
        !line.is_blank() && !is_head && PageNumber::read(line.body(text)).is_none()
    };
    let back = std::iter::successors(Some(last), |line| TextLine::before(text, line.start));
    let mut lines: Vec<_> = back.take_while(&prose).take(WINDOW).collect();
    lines.reverse();
    let ahead = std::iter::successors(Some(next), |line| TextLine::at(text, line.end));
    lines.extend(ahead.take_while(&prose).take(WINDOW));
    lines
}
