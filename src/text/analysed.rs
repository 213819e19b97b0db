//! A text folded and tokenised once, for everything that reads its folded tokens.
//!
//! [`Analysed`] keeps the fold, with the places of its letters in the text as given, and the tokens. The
//! aligner reads words, numbers written in words, and months from one [`Analysed`], so the text is folded
//! once instead of three times.

use std::ops::Range;

use super::fold::Folded;
use super::months::{Month, months};
use super::numbers::Number;
use super::spelled::spelled_numbers;
use super::tokens::{Token, TokenKind, tokens};

/// A text with its fold and its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Analysed<'t> {
    text: &'t str,
    folded: Folded,
    // The range of each token in the fold, and its kind.
    tokens: Vec<(Range<usize>, TokenKind)>,
}

impl<'t> Analysed<'t> {
    /// Folds and tokenises a text. Linear.
    pub(crate) fn new(text: &'t str) -> Self {
        let folded = Folded::new(text);
        let tokens = tokens(folded.as_str()).map(|token| (token.range, token.kind)).collect();
        Self { text, folded, tokens }
    }

    /// Returns the folded text.
    pub(crate) fn folded(&self) -> &str {
        self.folded.as_str()
    }

    /// Returns the tokens of the folded text, in order.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = Token<'_>> {
        let folded = self.folded.as_str();
        let token = |(range, kind): &(Range<usize>, TokenKind)| Token {
            range: range.clone(),
            text: &folded[range.clone()],
            kind: *kind,
        };
        self.tokens.iter().map(token)
    }

    /// Returns the text as given.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the byte of the text as given at which a token begins.
    pub(crate) fn start_of(&self, token: &Token) -> usize {
        self.folded.original(token.range.clone()).start
    }

    /// Returns the numbers that the text writes out in words.
    pub(crate) fn spelled_numbers(&self) -> Vec<Number> {
        spelled_numbers(&self.folded, self.tokens())
    }

    /// Returns the months that the text names.
    pub(crate) fn months(&self) -> Vec<Month> {
        let tokens: Vec<Token<'_>> = self.tokens().collect();
        months(self.text, &self.folded, &tokens)
    }
}
