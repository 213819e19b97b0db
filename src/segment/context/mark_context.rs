//! [`MarkContext`]: a mark with the text around it, which every rule reads.
//!
//! This file has the questions that the text alone answers, such as the word before the mark and the head of
//! the segment. The judgments stand in `rules`.

use super::word_before::{WordBefore, prior};
use crate::segment::marks::{Mark, is_alphabetic, is_bullet, is_mark, is_opening_bracket};
use crate::segment::words::WordTables;

/// A mark, and the text before and after it.
pub(crate) struct MarkContext<'a> {
    pub(crate) words: &'a WordTables,
    pub(crate) text: &'a str,
    /// Where the segment begins that the mark may end.
    pub(crate) start: usize,
    /// Where the block ends.
    pub(crate) end: usize,
    pub(crate) mark: &'a Mark,
}

impl<'a> MarkContext<'a> {
    /// Returns the word before the mark. Between the word and a mark with white space after it, a space may
    /// stand, as some typists and scanners leave one: `أ . د . سامي`.
    pub(crate) fn before(&self) -> WordBefore<'a> {
        let head = &self.text[self.start..self.mark.start];
        let spaced = if self.mark.has_gap() { head.strip_suffix([' ', '\u{A0}']) } else { None };
        WordBefore::read(self.text, self.start, self.start + spaced.unwrap_or(head).len())
    }

    /// Returns the word that stands before a place, as [`prior`] does.
    pub(crate) fn prior(&self, at: usize) -> &'a str {
        prior(self.text, self.start, at).1
    }

    /// Returns true if the segment has nothing before `at` but white space, opening brackets, dashes and
    /// bullets.
    pub(crate) fn opens_segment(&self, at: usize) -> bool {
        // The most bytes between the head of the segment and a list marker. Chosen by hand; it bounds the
        // time of the check.
        const HEAD: usize = 24;
        at - self.start <= HEAD
            && self.text[self.start..at].chars().all(|c| {
                c.is_whitespace()
                    || is_mark(c)
                    || is_bullet(c)
                    || is_opening_bracket(c)
                    || matches!(c, '-' | '*' | '#' | '§' | '¶')
            })
    }

    /// Returns the first word of the segment if at most three words stand before the mark.
    pub(crate) fn head(&self) -> Option<&'a str> {
        // The most bytes of three words. Chosen by hand, so that a long segment is not read.
        const LONGEST: usize = 100;
        let before = &self.text[self.start..self.mark.start];
        let mut words = if before.len() > LONGEST { "" } else { before }.split_whitespace();
        words.next().filter(|_| words.take(3).count() < 3)
    }

    /// Returns true if the mark stands in a web address or a formula: `?x=!`.
    pub(crate) fn is_in_address(&self) -> bool {
        let before = &self.text[self.start..self.mark.start];
        let word = prior(self.text, self.start, self.mark.start).1;
        let ends_with_slash = || self.mark.has_gap() && before.ends_with('/') && is_address(before);
        if before.ends_with(['=', '&', '/', '#', '%', '_', '\\']) {
            return !ends_with_slash();
        }
        !self.mark.has_gap() && word.contains(['/', '@', '=', '_'])
    }

    /// Returns true if the first letter of the segment is a small one.
    pub(crate) fn began_lower(&self) -> bool {
        let head = self.text[self.start..self.mark.start].chars().find(|c| is_alphabetic(*c));
        head.is_some_and(char::is_lowercase)
    }
}

// Returns true if the last word before a mark is a web address.
fn is_address(before: &str) -> bool {
    // The number of bytes of a web address that are read. Chosen by hand; it bounds the time for hostile
    // input.
    const LONGEST: usize = 200;
    let mut from = before.len().saturating_sub(LONGEST);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let whole = before[from..].rsplit(char::is_whitespace).next().unwrap_or_default();
    // `a.example/docs/` has the name of its host before the first slash.
    let host = whole.split('/').next().unwrap_or_default();
    let has_host = || host.contains('.') && host.starts_with(char::is_alphanumeric) && !host.ends_with('.');
    whole.contains("://") || whole.contains("www.") || has_host()
}
