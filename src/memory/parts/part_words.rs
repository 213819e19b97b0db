//! [`PartWords`]: the words of a text, with those that have a content of their own.

use std::ops::Range;

use crate::similarity::is_particle;
use crate::text::{Folded, TokenKind, tokens};

/// A text folded, with its words.
pub(in crate::memory) struct PartWords {
    folded: Folded,
    words: Vec<PartWord>,
}

/// A word or a number of a folded text.
pub(in crate::memory) struct PartWord {
    /// The place in the folded text, in bytes.
    pub(in crate::memory) range: Range<usize>,
    /// True for a word other than a particle; false for a number.
    pub(in crate::memory) has_content: bool,
}

impl PartWords {
    pub(in crate::memory) fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let words = tokens(folded.as_str()).map(|token| PartWord {
            has_content: token.kind != TokenKind::Number && !is_particle(token.text),
            range: token.range,
        });
        let words = words.collect();
        Self { folded, words }
    }

    pub(in crate::memory) fn len(&self) -> usize {
        self.words.len()
    }

    pub(in crate::memory) fn folded(&self) -> &str {
        self.folded.as_str()
    }

    /// Returns a word, folded.
    pub(in crate::memory) fn word(&self, at: usize) -> &str {
        &self.folded.as_str()[self.words[at].range.clone()]
    }

    pub(in crate::memory) fn words(&self) -> &[PartWord] {
        &self.words
    }

    /// Returns how many of these words have a content of their own.
    pub(in crate::memory) fn content(&self, words: Range<usize>) -> usize {
        self.words[words].iter().filter(|word| word.has_content).count()
    }

    /// Returns the place of these words in the text as given, in bytes, without the white space after them.
    pub(in crate::memory) fn place(&self, text: &str, words: Range<usize>) -> Range<usize> {
        let first = self.words[words.start].range.start;
        self.place_from(text, first, words.end)
    }

    /// Returns the place from a byte of the folded text to the end of the words before `end`.
    pub(in crate::memory) fn place_from(&self, text: &str, first: usize, end: usize) -> Range<usize> {
        let place = self.folded.original(first..self.words[end - 1].range.end);
        place.start..place.start + text[place].trim_end().len()
    }
}
