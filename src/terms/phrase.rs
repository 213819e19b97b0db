//! [`Phrase`]: words of a text that may be a term.

use std::ops::Range;

/// Words of a text that may be a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words, by their numbers in the text.
    pub(super) words: Range<usize>,
    /// The stems of the words: all forms of a term have the same.
    pub(super) key: String,
    /// The phrase as a termbase cites it.
    pub(super) form: String,
}

impl Phrase {
    /// Returns true if the phrase has the words of another one and more.
    pub(super) fn is_around(&self, other: &Self) -> bool {
        self.words.start <= other.words.start
            && other.words.end <= self.words.end
            && self.words.len() > other.words.len()
    }
}

/// The most words of a term. Chosen by hand: of the terms of the glossary in `memories/`, one in a hundred is
/// longer.
pub(super) const MOST_WORDS: usize = 4;
