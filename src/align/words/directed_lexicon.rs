//! A lexicon and the direction of the translation: [`DirectedLexicon`].

use crate::lexicon::{self, Lexicon};

/// A lexicon, and which of its two languages the source text has.
#[derive(Clone, Copy)]
pub(crate) struct DirectedLexicon<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) source: lexicon::Side,
}

impl DirectedLexicon<'_> {
    /// Turns a source and a target value into an Arabic and an English one, or back.
    pub(crate) fn arabic_first<T>(&self, source: T, target: T) -> (T, T) {
        match self.source {
            lexicon::Side::Arabic => (source, target),
            lexicon::Side::English => (target, source),
        }
    }

    /// Returns the language of the target text.
    pub(crate) fn target(&self) -> lexicon::Side {
        match self.source {
            lexicon::Side::Arabic => lexicon::Side::English,
            lexicon::Side::English => lexicon::Side::Arabic,
        }
    }
}
