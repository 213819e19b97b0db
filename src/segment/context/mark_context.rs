//! A mark with the text around it.
//!
//! [`MarkContext`] is what every rule looks at. Here it answers what the text alone can tell: which word stands
//! before the mark, and whether a place is the head of the segment. The judgments stand in `rules`.

use super::word_before::{WordBefore, prior};
use crate::segment::marks::{Mark, is_alphabetic, is_bullet, is_mark, is_opening_bracket};
use crate::segment::words::WordTables;

/// A mark in its surroundings.
pub(crate) struct MarkContext<'a> {
    pub(crate) words: &'a WordTables,
    pub(crate) text: &'a str,
    /// Where the segment began.
    pub(crate) start: usize,
    /// Where the block ends.
    pub(crate) end: usize,
    pub(crate) mark: &'a Mark,
}

impl<'a> MarkContext<'a> {
    /// Returns the word before the mark.
    pub(crate) fn before(&self) -> WordBefore<'a> {
        WordBefore::read(self.text, self.start, self.mark.start)
    }

    /// Returns the word before the word that begins at a place.
    pub(crate) fn prior(&self, at: usize) -> &'a str {
        prior(self.text, self.start, at).1
    }

    /// Returns true if nothing goes before in the segment but white space, quotes, brackets and bullets.
    pub(crate) fn opens_segment(&self, at: usize) -> bool {
        // A list marker stands at the head; what is farther than this is none.
        const HEAD: usize = 24;
        at - self.start <= HEAD
            && self.text[self.start..at].chars().all(|c| {
                c.is_whitespace()
                    || is_mark(c)
                    || is_bullet(c)
                    || is_opening_bracket(c)
                    || matches!(c, '-' | '*' | '#')
            })
    }

    /// Returns the first word of the segment, if no more than three stand before the mark.
    pub(crate) fn head(&self) -> Option<&'a str> {
        // The length keeps hostile input linear.
        const LONGEST: usize = 100;
        let before = &self.text[self.start..self.mark.start];
        let mut words = if before.len() > LONGEST { "" } else { before }.split_whitespace();
        words.next().filter(|_| words.take(3).count() < 3)
    }

    // The mark stands in a web address or a formula: `?x=!`.
    pub(crate) fn is_in_address(&self) -> bool {
        let before = &self.text[self.start..self.mark.start];
        if before.ends_with(['=', '&', '/', '#', '%', '_', '\\']) {
            return true;
        }
        !self.mark.has_gap() && prior(self.text, self.start, self.mark.start).1.contains(['/', '@', '=', '_'])
    }

    pub(crate) fn began_lower(&self) -> bool {
        let head = self.text[self.start..self.mark.start].chars().find(|c| is_alphabetic(*c));
        head.is_some_and(char::is_lowercase)
    }
}
