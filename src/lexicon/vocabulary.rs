//! [`Vocabulary`]: the stems of the texts to compare, numbered.

use std::collections::HashMap;
use std::fmt;

use super::lexicon::Lexicon;
use super::stem::Stem;
use crate::text::{TokenKind, canonical_number, fold, tokens};

/// The stems of the texts being compared: those of the lexicon, and those that the lexicon does not know.
///
/// Each distinct word is cut once and remembered. Make a new vocabulary for each pair of documents, so that
/// it stays small.
///
/// ```
/// let lexicon = mizan::lexicon::Lexicon::built_in();
/// let mut vocabulary = lexicon.vocabulary();
/// let arabic = vocabulary.stems("اشترت Zorblax ١٬٢٥٠ سهما");
/// let english = vocabulary.stems("Zorblax bought 1250 shares");
/// assert!(arabic[1] == english[0] && arabic[1].index() >= lexicon.stem_count());
/// assert_eq!(arabic[2], english[2]);
/// ```
pub struct Vocabulary<'l> {
    lexicon: &'l Lexicon,
    words: HashMap<Box<str>, Stem>,
    unknown: HashMap<Box<str>, Stem>,
    whole_words: bool,
}

impl Lexicon {
    /// Returns a vocabulary that turns texts into stems of this lexicon.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary { lexicon: self, words: HashMap::new(), unknown: HashMap::new(), whole_words: false }
    }
}

impl Vocabulary<'_> {
    /// Returns the vocabulary in which each word is its own stem.
    pub(crate) fn whole_words(self) -> Self {
        Self { whole_words: true, ..self }
    }

    /// Returns the stems of a text in order: words cut to their stem, numbers in plain form. Tens of
    /// megabytes take a second once the words are known.
    pub fn stems(&mut self, text: &str) -> Vec<Stem> {
        let folded = fold(text);
        tokens(&folded).map(|token| self.stem(token.text, token.kind)).collect()
    }

    /// Returns the number of stems, including those of the lexicon.
    #[must_use]
    pub fn stem_count(&self) -> usize {
        self.lexicon.stem_count() + self.unknown.len()
    }

    /// Returns the stem of a folded token.
    pub(crate) fn stem(&mut self, word: &str, kind: TokenKind) -> Stem {
        if let Some(&stem) = self.words.get(word) {
            return stem;
        }
        let cut = match kind {
            TokenKind::Number => canonical_number(word),
            TokenKind::Arabic | TokenKind::Word if self.whole_words => word.into(),
            TokenKind::Arabic | TokenKind::Word => self.lexicon.stem(word),
        };
        let stem = self.lexicon.find(&cut).unwrap_or_else(|| self.unknown(&cut));
        self.words.insert(word.into(), stem);
        stem
    }

    /// Returns true if the lexicon knows the stem of a folded Arabic word.
    pub(super) fn knows(&mut self, word: &str) -> bool {
        self.stem(word, TokenKind::Arabic).index() < self.lexicon.stem_count()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon
    }

    fn unknown(&mut self, stem: &str) -> Stem {
        let next = Stem(self.stem_count() as u32);
        *self.unknown.entry(stem.into()).or_insert(next)
    }
}

impl fmt::Debug for Vocabulary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vocabulary").field("words", &self.words.len()).finish_non_exhaustive()
    }
}
