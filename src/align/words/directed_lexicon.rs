//! A lexicon with the direction in which it is used.

use crate::lexicon::{self, Lexicon};

/// What is known of words beforehand: a lexicon, and which of its languages the source text is in.
#[derive(Clone, Copy)]
pub(crate) struct DirectedLexicon<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) source: lexicon::Side,
}

impl DirectedLexicon<'_> {
    // Turns a source and a target into an Arabic and an English one, and back.
    pub(crate) fn arabic_first<T>(&self, source: T, target: T) -> (T, T) {
        match self.source {
            lexicon::Side::Arabic => (source, target),
            lexicon::Side::English => (target, source),
        }
    }

    pub(crate) fn target(&self) -> lexicon::Side {
        match self.source {
            lexicon::Side::Arabic => lexicon::Side::English,
            lexicon::Side::English => lexicon::Side::Arabic,
        }
    }
}
