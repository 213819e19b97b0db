//! [`BareLine`]: a line inside wrapped text that may be a running head, though it has neither the number of a
//! page nor blank lines around it.

use crate::hash::hash_words;
use crate::segment::blocks::{TextLine, opens_item};
use crate::segment::marks::{is_alphabetic, is_alphanumeric, is_numeric};

use super::page_end::LONGEST_HEAD;

// The fewest letters of a head. Chosen by hand.
const FEWEST_LETTERS: usize = 4;

// The least bytes of the line before a head or of the one before that. Chosen by hand, as for other wrapped
// text.
const LEAST_WIDTH: usize = 35;

/// A line that may be a running head.
#[derive(Clone, Copy, Debug)]
pub(super) struct BareLine {
    /// What the line is recognised by on other pages: its text without digits.
    pub(super) key: u64,
    pub(super) start: usize,
    // Behind the line feed.
    pub(super) end: usize,
}

/// Finds these lines, one line of the text after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct BareLines<'t> {
    pub(super) found: Vec<BareLine>,
    // The last line and the one before.
    before: [&'t [u8]; 2],
}

impl<'t> BareLines<'t> {
    /// Notes a line of the text, which begins at `start`, if it may be a head. This looks at few bytes,
    /// because it is asked about each line of a text.
    pub(super) fn note(&mut self, text: &'t str, start: usize, line: &'t [u8]) {
        let before = self.before;
        self.before = [line, before[0]];
        let widest = before[0].len().max(before[1].len());
        let is_short = line.len() * 5 < widest * 4 || matches!(line, [b' ' | b'\t', ..]);
        if !is_short || widest < LEAST_WIDTH || ends_sentence(before) {
            return;
        }
        let end = start + line.len();
        let line = line.trim_ascii_end();
        let Some(&last) = line.last() else { return };
        // `© 2024 Harbour Office. All rights reserved.`
        if !is_sentence_end(last) && !matches!(last, b',' | b';') || line.starts_with("©".as_bytes()) {
            self.found.extend(key(&text[start..start + line.len()]).map(|key| BareLine { key, start, end }));
        }
    }
}

// Returns true if the last line that is not blank ends a sentence; the later line comes first.
fn ends_sentence(lines: [&[u8]; 2]) -> bool {
    let last = lines.into_iter().find_map(|line| line.trim_ascii_end().last());
    last.is_none_or(|last| is_sentence_end(*last))
}

impl BareLine {
    /// Reads a line that may be the same head on another page.
    pub(super) fn read(text: &str, line: TextLine) -> Option<Self> {
        key(&text[line.start..line.body]).map(|key| Self { key, start: line.start, end: line.end })
    }
}

fn is_sentence_end(last: u8) -> bool {
    matches!(last, b'.' | b'!' | b'?' | b':')
}

// Returns what a line is recognised by; `None` for a line that is no head: an item of a list, a remark in
// brackets, a line that opens with a small letter.
fn key(line: &str) -> Option<u64> {
    let body = line.trim();
    if body.len() > LONGEST_HEAD {
        return None;
    }
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '~' | '*' | '•' | ' ');
    let is_framed = body.starts_with(dash) && body.ends_with(dash);
    let words = if is_framed { body.trim_matches(dash) } else { body };
    // Arabic letters have no case, and most other lines open with a small letter.
    let is_capital = |c: char| is_alphanumeric(c) && !c.is_lowercase();
    let opens = |c: char| matches!(c, '\u{620}'..='\u{64A}' | '©' | '«' | '"' | '“') || is_capital(c);
    let letters = || words.chars().filter(|c| is_alphabetic(*c)).take(FEWEST_LETTERS).count();
    let hash = |bare: &str| hash_words(bare.len() as u64, bare.as_bytes());
    let may_be = words.starts_with(opens) && letters() == FEWEST_LETTERS && !opens_item(words);
    may_be.then(|| match words.contains(is_numeric) {
        true => hash(&words.replace(is_numeric, "")),
        false => hash(words),
    })
}
