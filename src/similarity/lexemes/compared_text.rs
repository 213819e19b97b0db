//! [`ComparedText`]: a text as given, its folded words, and the places of these words in the text as given.
//!
//! Most texts are compared by their folded words alone, so the places are computed only when a caller asks
//! for the differences.

use std::ops::Range;
use std::sync::OnceLock;

use crate::lang::Known;
use crate::text::{DayPart, Folded, Respelling, is_invisible};
use crate::unit::UnitText;

use super::lexed_text::LexedText;
use super::lexeme::{Lexeme, LexemeKind};

/// A side of a comparison.
#[derive(Clone, Debug)]
pub(in crate::similarity) struct ComparedText {
    text: UnitText,
    lexed: LexedText,
    respelling: Option<Respelling>,
    // The fold of `text` with places, which is made when the first place is needed.
    folded: OnceLock<Folded>,
}

impl ComparedText {
    /// Joins a text and the words of its fold.
    pub(in crate::similarity) fn new(text: UnitText, lexed: LexedText) -> Self {
        Self { text, lexed, respelling: None, folded: OnceLock::new() }
    }

    /// Returns the text in a spelling that its other spellings share.
    pub(in crate::similarity) fn respelled(&self, by: Respelling, rules: Option<Known>) -> Self {
        let folded = respelled(self.plain(), by);
        let lexed = LexedText::new(folded.as_str().to_owned(), rules);
        Self { text: self.text.clone(), lexed, respelling: Some(by), folded: folded.into() }
    }

    /// Returns the text as given, with its inline codes.
    pub(in crate::similarity) fn text(&self) -> &UnitText {
        &self.text
    }

    /// Returns the text without its inline codes.
    pub(in crate::similarity) fn plain(&self) -> &str {
        self.text.plain()
    }

    /// Returns the folded text with its lexemes.
    pub(in crate::similarity) fn lexed(&self) -> &LexedText {
        &self.lexed
    }

    /// Returns the lexeme of a number, counted from 0.
    pub(in crate::similarity) fn lexeme(&self, at: usize) -> &Lexeme {
        &self.lexed.lexemes()[at]
    }

    /// Returns the part of the day that a lexeme names behind an hour.
    pub(in crate::similarity) fn day_part(&self, at: usize) -> Option<DayPart> {
        let is_number = |at: usize| self.lexeme(at).kind == LexemeKind::Number;
        let follows_number = is_number(at) && at.checked_sub(1).is_some_and(is_number);
        follows_number.then(|| DayPart::of(self.lexed.text(self.lexeme(at)))).flatten()
    }

    /// Returns where a lexeme stands in the plain text as given, in bytes, without the spaces and invisible
    /// marks after it.
    pub(in crate::similarity) fn given(&self, at: usize) -> Range<usize> {
        let text = self.plain();
        let folded = self.folded.get_or_init(|| match self.respelling {
            Some(by) => respelled(text, by),
            None => Folded::new(text),
        });
        let range = folded.original(self.lexeme(at).range.clone());
        // Of several words to which one character folds (ﷺ), only the last has a place of its own.
        let end = range.end.max(range.start + text[range.start..].chars().next().map_or(0, char::len_utf8));
        let shown = text[range.start..end].trim_end_matches(|c: char| c.is_whitespace() || is_invisible(c));
        range.start..range.start + shown.len()
    }
}

fn respelled(text: &str, by: Respelling) -> Folded {
    Folded::of(by.chars(text).into_iter(), text.len())
}
