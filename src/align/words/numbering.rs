//! One number for each distinct word, shared by both sides: [`Numbering`].
//!
//! Equal numbers mean equal words, so a numeral, a Latin name or a stem is recognised on the other side.

use std::collections::HashMap;

use crate::lexicon::{Stem, Vocabulary};
use crate::text::{Token, TokenKind};

/// The distinct words of both sides and their numbers.
pub(crate) enum Numbering<'l> {
    /// Each spelling is a word of its own.
    Spelled(HashMap<String, usize>),
    /// The stems of a lexicon.
    Stems(Vocabulary<'l>),
}

impl Numbering<'_> {
    /// Returns the number of a folded word, and its stem if there is a lexicon.
    pub(crate) fn word(&mut self, word: &str, kind: TokenKind) -> (usize, Option<Stem>) {
        self.get(word, kind)
    }

    /// Returns the number of a numeral in plain form (`23`), and its stem if there is a lexicon.
    pub(crate) fn number(&mut self, value: &str) -> (usize, Option<Stem>) {
        self.get(value, TokenKind::Number)
    }

    /// Returns the words of a token whose spaces were lost; none for any other token.
    pub(crate) fn parted<'t>(&mut self, token: &Token<'t>) -> Vec<&'t str> {
        match self {
            Self::Stems(vocabulary) => vocabulary.parted(token.text, token.kind),
            Self::Spelled(_) => Vec::new(),
        }
    }

    fn get(&mut self, word: &str, kind: TokenKind) -> (usize, Option<Stem>) {
        match self {
            Self::Stems(vocabulary) => {
                let stem = vocabulary.stem(word, kind);
                (stem.index(), Some(stem))
            }
            Self::Spelled(known) => {
                let next = known.len();
                let number = known.get(word).copied().unwrap_or(next);
                if number == next {
                    known.insert(word.to_owned(), next);
                }
                (number, None)
            }
        }
    }
}
