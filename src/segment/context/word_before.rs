//! [`WordBefore`]: the word before a mark, which may be an abbreviation.
//!
//! [`WordBefore`] is read backwards from the mark and keeps the stops inside an abbreviation.

use super::word_after::letters;
use crate::segment::marks::{is_alphanumeric, is_arabic, is_mark, is_numeric};

/// The word before a stop: letters, digits and the stops inside it (`أ.د`, `U.S`, `3300`).
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordBefore<'t> {
    /// Where the token begins in the text.
    pub(crate) start: usize,
    pub(crate) token: &'t str,
}

// Powers after a unit: `م²`.
const POWERS: [char; 2] = ['²', '³'];

// The most characters read backwards. Every abbreviation is shorter; the limit bounds the time for hostile
// input.
const LONGEST_TOKEN: usize = 32;

impl<'t> WordBefore<'t> {
    /// Reads the word that ends at `end`, back to `start` at most.
    pub(crate) fn read(text: &'t str, start: usize, end: usize) -> Self {
        let mut from = end;
        for (at, c) in text[start..end].char_indices().rev().take(LONGEST_TOKEN) {
            if is_mark(c) {
                // A vowel sign counts only if a letter stands before it, so `from` does not move yet.
            } else if is_alphanumeric(c) || matches!(c, '.' | '°' | '\'' | '’') {
                from = start + at;
            } else {
                break;
            }
        }
        let trimmed = text[from..end].trim_end_matches(is_mark);
        // A tatweel inside the token stays: `جـ` and `هـ` are written with one, and folding drops it.
        let token = &text[from..from + trimmed.len()];
        Self { start: from, token: token.trim_start_matches(['.', '\'', '’']) }
    }

    /// Returns the number of letters in the token.
    pub(crate) fn letters(&self) -> usize {
        letters(self.token)
    }

    /// Returns true for digits without a letter.
    pub(crate) fn is_number(&self) -> bool {
        self.token.chars().next_back().is_some_and(is_numeric) && self.letters() == 0
    }

    /// Returns true if the token has a letter of Arabic script.
    pub(crate) fn is_arabic(&self) -> bool {
        self.token.chars().any(is_arabic)
    }

    /// Returns the unit that is written without a space after its number: `كم` of `5كم`.
    pub(crate) fn unit_of_number(&self) -> Option<&'t str> {
        let unit = self.unit().trim_start_matches(|c: char| is_numeric(c) || c == '.');
        (!unit.is_empty() && unit.len() < self.token.len()).then_some(unit)
    }

    /// Returns the token without the power after a unit: `م` of `م²`.
    pub(crate) fn unit(&self) -> &'t str {
        self.token.trim_end_matches(POWERS)
    }

    /// Returns true for single letters with stops between them: `U.S`, `م.ت.ف`, `e.g`.
    pub(crate) fn is_dotted(&self) -> bool {
        self.token.contains('.') && self.token.split('.').all(|part| letters(part) == 1)
    }
}

/// Returns the word before `end`, with all its punctuation, and where it begins; white space between is
/// skipped.
pub(crate) fn prior(text: &str, start: usize, end: usize) -> (usize, &str) {
    let before = text[start..end].trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    let from = before
        .char_indices()
        .rev()
        .take(LONGEST_TOKEN)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(before.len(), |(at, _)| at);
    (start + from, &before[from..])
}
