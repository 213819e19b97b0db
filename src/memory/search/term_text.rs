//! [`TermText`]: a text in which terms are searched, or a search, folded and cut into words.

use std::ops::Range;

use crate::text::{Folded, Respelling, Token, TokenKind, number_len, tokens};

use super::term_word::TermWord;

/// A folded text, and the text as given from which it comes.
pub(super) struct TermText<'t> {
    given: &'t str,
    folded: Folded,
}

impl<'t> TermText<'t> {
    pub(super) fn new(given: &'t str) -> Self {
        Self { given, folded: Folded::new(given) }
    }

    /// Folds a text in the spelling that its other spellings share.
    pub(super) fn respelled(given: &'t str, respelling: Respelling) -> Self {
        Self { given, folded: Folded::of(respelling.chars(given).into_iter(), given.len()) }
    }

    pub(super) fn folded(&self) -> &str {
        self.folded.as_str()
    }

    /// Returns the words of a range of a search, in which `*` ends the beginning of a word.
    pub(super) fn words_of(&self, range: Range<usize>) -> Vec<TermWord> {
        let phrase = &self.folded()[range.clone()];
        let word = |token: Token| {
            let place = range.start + token.range.start..range.start + token.range.end;
            let is_prefix = phrase[token.range.end..].starts_with('*');
            TermWord::new(&token, &self.given[self.folded.original(place)], is_prefix)
        };
        words(phrase).map(word).collect()
    }

    /// Returns the places of these words in a row in the text as given, in bytes and in order.
    pub(super) fn places(&self, asked: &[TermWord]) -> Vec<Range<usize>> {
        let words: Vec<Token> = words(self.folded()).collect();
        let fits = |(asked, word): (&TermWord, &Token)| {
            asked.fits(word, &self.given[self.place(word.range.clone())])
        };
        let rows = words.windows(asked.len()).filter(|row| asked.iter().zip(*row).all(fits));
        rows.map(|row| self.place(row[0].range.start..row[row.len() - 1].range.end)).collect()
    }

    fn place(&self, range: Range<usize>) -> Range<usize> {
        let range = self.folded.original(range);
        range.start..range.start + self.given[range].trim_end().len()
    }
}

// Returns the words and numbers of a folded text. A number may begin with its decimal mark, and `،` may part
// its digits.
fn words(folded: &str) -> impl Iterator<Item = Token<'_>> {
    let mut end = 0;
    tokens(folded).filter_map(move |token| {
        if token.range.start < end {
            return None;
        }
        let word = if token.kind == TokenKind::Number { whole_number(folded, token) } else { token };
        end = word.range.end;
        Some(word)
    })
}

fn whole_number<'t>(folded: &'t str, token: Token<'t>) -> Token<'t> {
    let len_at = |start: usize| number_len(&folded[start..], &folded[..start], |c| c.to_digit(10));
    let start = token.range.start;
    let mark = folded[..start].strip_suffix('.').map(str::len).filter(|&mark| len_at(mark) > 0);
    let start = mark.unwrap_or(start);
    let end = token.range.end.max(start + len_at(start));
    Token { range: start..end, text: &folded[start..end], kind: token.kind }
}
