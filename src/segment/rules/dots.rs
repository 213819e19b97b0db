//! Ellipses: a sentence ends, or its writer pauses.

use crate::segment::arabic;
use crate::segment::context::{First, MarkContext, WordAfter};
use crate::segment::marks::{Closed, Quotes, is_numeric};

impl MarkContext<'_> {
    /// Returns true if a sentence ends at an ellipsis.
    pub(crate) fn dots(&self, next: &WordAfter<'_>, quotes: &mut Quotes) -> bool {
        // Dots after white space divide a verse or mark an omission.
        let apart = self.text[self.start..self.mark.start].ends_with(char::is_whitespace);
        if self.is_form(apart) {
            return false;
        }
        match next.first {
            First::Upper => self.mark.dots > 3 || !(self.mark.spaced || apart && self.is_one_character()),
            First::Arabic => {
                let closed = self.mark.closed != Closed::Not;
                !apart && !closed && !self.is_quoted_inside(quotes) && arabic::opens_behind_dots(self, next)
            }
            First::Lower | First::Digit => false,
            First::Other => !self.mark.spaced,
        }
    }

    // Returns true for a row of dots to be filled in: `Name: ..........  Date: ..........`.
    fn is_form(&self, apart: bool) -> bool {
        // The least dots of a row after a colon or white space, and of a row that touches a word. Chosen by
        // hand; hasty writers put up to six dots after a sentence.
        const ROW: usize = 5;
        const TOUCHING_ROW: usize = 8;
        // The bytes before a mark in which another row is looked for. Chosen by hand; it bounds the time.
        const NEAR: usize = 120;
        let before = &self.text[self.start..self.mark.start];
        let behind_colon = before.ends_with(':');
        // `..../..../....` and, in a form, `20....`.
        let is_row = |row: &[u8]| row.iter().all(|byte| *byte == b'.');
        let near = &before.as_bytes()[before.len().saturating_sub(NEAR)..];
        let in_form = || before.ends_with(is_numeric) && near.windows(TOUCHING_ROW).any(is_row);
        if before.ends_with("./") || self.mark.dots > 3 && in_form() {
            return true;
        }
        self.mark.dots >= if apart || behind_colon { ROW } else { TOUCHING_ROW }
    }

    // Returns true for an ellipsis written as one character.
    fn is_one_character(&self) -> bool {
        self.text[self.mark.start..].starts_with('…')
    }

    fn is_quoted_inside(&self, quotes: &mut Quotes) -> bool {
        let at = self.mark.start;
        quotes.is_open(self.text, at)
            && quotes.quotation(self.text, at).is_some_and(|at| at > self.start && !self.opens_segment(at))
    }
}
