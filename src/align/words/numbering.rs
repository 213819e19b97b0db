//! The numbers that the words of both sides share.

use std::collections::HashMap;

use crate::lexicon::{Stem, Vocabulary};

/// The words of both sides, numbered.
pub(crate) enum Numbering<'l> {
    /// Each spelling is a word of its own.
    Spelled(HashMap<String, usize>),
    /// The stems of a lexicon.
    Stems(Vocabulary<'l>),
}

impl Numbering<'_> {
    // The number of a plain number, and its stem.
    pub(crate) fn number(&mut self, value: &str) -> (usize, Option<Stem>) {
        match self {
            Self::Stems(vocabulary) => {
                let stem = vocabulary.stems(value)[0];
                (stem.index(), Some(stem))
            }
            Self::Spelled(known) => (spelled(known, value), None),
        }
    }
}

pub(crate) fn spelled(known: &mut HashMap<String, usize>, word: &str) -> usize {
    let next = known.len();
    *known.entry(word.to_owned()).or_insert(next)
}
