//! [`LexedText`]: a folded text as the comparison sees it, cut into [`Lexeme`]s.

use super::lexeme::{Lexeme, LexemeKind};
use super::tokenizer;
use crate::lang::Known;

/// A folded text and its words, numbers and punctuation marks.
#[derive(Clone, Debug)]
pub(in crate::similarity) struct LexedText {
    folded: String,
    lexemes: Vec<Lexeme>,
    rules: Option<Known>,
}

impl LexedText {
    /// Cuts a text that is folded already.
    pub(in crate::similarity) fn new(folded: String, rules: Option<Known>) -> Self {
        let lexemes = tokenizer::lexemes(&folded, rules);
        Self { folded, lexemes, rules }
    }

    /// Returns the rules of the language by which the text was cut.
    pub(in crate::similarity) fn rules(&self) -> Option<Known> {
        self.rules
    }

    /// Returns the whole folded text.
    pub(in crate::similarity) fn folded(&self) -> &str {
        &self.folded
    }

    /// Returns the lexemes, in order.
    pub(in crate::similarity) fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// Returns the text of a lexeme.
    pub(in crate::similarity) fn text(&self, lexeme: &Lexeme) -> &str {
        &self.folded[lexeme.range.clone()]
    }

    /// Returns the word without its clitics.
    pub(in crate::similarity) fn stem(&self, lexeme: &Lexeme) -> &str {
        &self.folded[lexeme.stem.clone()]
    }

    /// Returns true if both texts have the same letters in their words, wherever the spaces are.
    pub(in crate::similarity) fn has_the_words_of(&self, other: &Self) -> bool {
        self.words().flat_map(str::bytes).eq(other.words().flat_map(str::bytes))
    }

    /// Returns the words, without numbers and marks.
    pub(in crate::similarity) fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.lexemes.iter().filter(|lexeme| lexeme.kind == LexemeKind::Word);
        words.map(|lexeme| self.text(lexeme))
    }
}
