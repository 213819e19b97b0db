//! [`TermText`]: a text as words, in which terms are looked for.

use std::ops::Range;

use crate::text::{Folded, Token, tokens};

use super::term_word::TermWord;

/// A term or a text as words with their places.
#[derive(Clone, Debug)]
pub(super) struct TermText {
    pub(super) words: Vec<TermWord>,
    places: Vec<Range<usize>>,
}

impl TermText {
    pub(super) fn of(text: &str) -> Self {
        let folded = Folded::new(text);
        let token = |token: Token<'_>| (TermWord::new(token.text, token.kind), folded.original(token.range));
        let (words, places) = tokens(folded.as_str()).map(token).unzip();
        Self { words, places }
    }

    /// Returns where the words of a term stand one after another, from a word on.
    pub(super) fn at(&self, from: usize, term: &Self, fits: fn(&TermWord, &TermWord) -> bool) -> bool {
        let words = self.words.get(from..from + term.words.len());
        words.is_some_and(|words| words.iter().zip(&term.words).all(|(word, own)| fits(word, own)))
    }

    /// Returns the place of a row of words in the text.
    pub(super) fn place(&self, words: Range<usize>) -> Range<usize> {
        match (self.places.get(words.start), words.end.checked_sub(1).and_then(|last| self.places.get(last)))
        {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Returns true if the text has every word of a term somewhere, in any of its forms.
    pub(super) fn may_have(&self, term: &Self) -> bool {
        term.words.iter().all(|own| self.words.iter().any(|word| word.may_be_form_of(own)))
    }
}
