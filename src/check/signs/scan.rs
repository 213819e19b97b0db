//! [`Scan`]: the characters of a text with their places, to look at from one to its neighbours.

use std::ops::Range;

use crate::check::sides::is_arabic;
use crate::text::is_arabic_mark;

/// The characters of a text. Beyond either end stands a NUL.
pub(super) struct Scan {
    chars: Vec<(usize, char)>,
    end: usize,
}

impl Scan {
    pub(super) fn of(text: &str) -> Self {
        Self { chars: text.char_indices().collect(), end: text.len() }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn at(&self, at: usize) -> char {
        self.chars.get(at).map_or('\0', |&(_, c)| c)
    }

    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |before| self.at(before))
    }

    /// Returns the character before a place, and before the vowel signs there.
    pub(super) fn letter_before(&self, at: usize) -> char {
        let bases = self.chars[..at.min(self.len())].iter().rev().map(|&(_, c)| c);
        bases.into_iter().find(|&c| !is_arabic_mark(c)).unwrap_or('\0')
    }

    /// Returns the place of some characters in the text.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let place = |at: usize| self.chars.get(at).map_or(self.end, |&(place, _)| place);
        place(from)..place(to)
    }

    /// Returns the number of letters directly before a place; of a long word, a few.
    pub(super) fn letters_before(&self, at: usize) -> usize {
        (0..at.min(self.len())).rev().take(MOST).take_while(|&at| is_letter(self.at(at))).count()
    }

    /// Returns the number of letters from a place on; of a long word, a few.
    pub(super) fn letters_after(&self, at: usize) -> usize {
        (at..self.len()).take(MOST).take_while(|&at| is_letter(self.at(at))).count()
    }

    /// Returns true if a sign stands somewhere before a place.
    pub(super) fn has_before(&self, at: usize, sign: char) -> bool {
        self.chars[..at.min(self.len())].iter().any(|&(_, c)| c == sign)
    }

    /// Returns true if a sign stands somewhere from a place on.
    pub(super) fn has_after(&self, at: usize, sign: char) -> bool {
        self.chars.iter().skip(at).any(|&(_, c)| c == sign)
    }

    /// Returns true if the word around a mark has another mark inside, as names of files do.
    pub(super) fn has_mark_in_word(&self, at: usize) -> bool {
        let is_inner = |at: &usize| !self.at(*at).is_whitespace();
        let left = (0..at).rev().take(MOST).take_while(is_inner);
        let right = (at + 1..self.len()).take(MOST).take_while(is_inner);
        let is_mark = |at: usize| "._/\\:@#$=<>()".contains(self.at(at)) && is_letter(self.at(at + 1));
        left.chain(right).any(is_mark)
    }

    /// Returns the nearest letter before a place, and the nearest one from the place on.
    pub(super) fn letters_around(&self, at: usize) -> [Option<char>; 2] {
        let letter = |c: &char| c.is_alphabetic();
        let before = self.chars[..at.min(self.len())].iter().rev().map(|&(_, c)| c).find(letter);
        let after = self.chars.iter().skip(at + 1).map(|&(_, c)| c).find(letter);
        [before, after]
    }
}

// The most characters of a word that are looked at. Chosen by hand; it bounds the time for a text without
// spaces.
const MOST: usize = 48;

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_arabic(c)
}
