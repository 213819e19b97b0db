//! [`Quotes`]: whether a quotation mark opens or closes.
//!
//! The quotations and brackets of a block are followed from its head on, since only their place shows whether
//! `"` and mirrored guillemets open or close.

use super::byte_set::ByteSet;
use super::chars::{continues, is_numeric, terminal};

/// The quotations and brackets of a block, up to the last place for which a method was called.
///
/// The first guillemet decides whether the block mirrors them (`»…«`), as some newspapers do. The block is
/// read once, front to back, so the cost is linear.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quotes {
    read: usize,
    straight: bool,
    mirrored: Option<bool>,
    open: bool,
    quotation: Option<usize>,
    bracket: Option<usize>,
    bracket_open: bool,
}

// Straight quotes, the apostrophes of a pair, brackets, and the first byte of the other quotes.
const TURNS: &ByteSet<6> = &ByteSet::new([b'"', b'\'', b'(', b')', 0xC2, 0xE2]);

impl Quotes {
    /// Starts at the head of a block, with nothing open.
    pub(crate) fn from(start: usize) -> Self {
        Self { read: start, ..Self::default() }
    }

    /// Returns true if the quotation mark at this place closes a quotation.
    pub(crate) fn closes(&mut self, text: &str, at: usize, end: usize) -> bool {
        self.read_to(text, at);
        let c = text[at..].chars().next().unwrap_or_default();
        let free = |c: Option<char>| {
            c.is_none_or(|c| c.is_whitespace() || continues(c) || terminal(c).is_some() || c == '<')
        };
        let free_before = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
        let pair = is_pair(&text[at..end]);
        let length = if pair { 2 } else { c.len_utf8() };
        let behind = text[at + length..end].chars().next();
        let free_behind = free(behind);
        match c {
            '"' if free_before == free_behind => self.straight,
            '\'' if pair && free_before == free_behind => self.straight,
            '«' if free_before == free_behind => self.mirrored == Some(true),
            '»' if free_before == free_behind => self.mirrored != Some(true),
            // A quotation inside another: `'So what?'" he said.`
            _ => free_behind || matches!(behind, Some('"' | '”')),
        }
    }

    /// Returns where the last quotation before this place was opened. The quotation may be closed again.
    pub(crate) fn quotation(&mut self, text: &str, at: usize) -> Option<usize> {
        self.read_to(text, at);
        self.quotation
    }

    /// Returns true if a quotation is open at this place.
    pub(crate) fn is_open(&mut self, text: &str, at: usize) -> bool {
        self.read_to(text, at);
        self.open
    }

    /// Returns where the last round bracket before this place was opened. The bracket may be closed again.
    pub(crate) fn bracket(&mut self, text: &str, at: usize) -> Option<usize> {
        self.read_to(text, at);
        self.bracket
    }

    /// Returns true if a round bracket is open at this place.
    pub(crate) fn is_bracket_open(&mut self, text: &str, at: usize) -> bool {
        self.read_to(text, at);
        self.bracket_open
    }

    fn read_to(&mut self, text: &str, to: usize) {
        while self.read < to {
            let Some(found) = TURNS.find(&text.as_bytes()[self.read..to]) else { break };
            let at = self.read + found;
            let c = text[at..].chars().next().unwrap_or_default();
            self.take(text, at, c);
            self.read = at + if is_pair(&text[at..]) { 2 } else { c.len_utf8() };
        }
        self.read = self.read.max(to);
    }

    fn take(&mut self, text: &str, at: usize, c: char) {
        match c {
            // A single apostrophe is no quotation mark; two after a number are inches or seconds.
            '\'' if !is_pair(&text[at..]) || text[..at].ends_with(is_numeric) => {}
            '"' | '\'' => {
                self.straight = !self.straight;
                self.turn(at, self.straight);
            }
            '«' | '»' => {
                let free_before =
                    text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
                let mirrored = *self.mirrored.get_or_insert((c == '»') == free_before);
                self.turn(at, (c == '«') != mirrored);
            }
            '“' | '”' => self.turn(at, c == '“'),
            '(' => {
                self.bracket = Some(at);
                self.bracket_open = true;
            }
            ')' => self.bracket_open = false,
            _ => {}
        }
    }

    fn turn(&mut self, at: usize, opens: bool) {
        self.open = opens;
        if opens {
            self.quotation = Some(at);
        }
    }
}

// Returns true for two apostrophes written for one quotation mark.
fn is_pair(text: &str) -> bool {
    text.starts_with("''")
}
