//! [`TermText`]: a text in which terms are searched, or a search, folded and cut into words.

use std::ops::Range;

use crate::text::{Folded, Respelling, Token, TokenKind, number_len, tokens};

use super::marks::Marks;
use super::spaced_number::joined;
use super::telephone::Telephone;
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
        let words: Vec<Token> = words(phrase).collect();
        joined(phrase, &words).into_iter().map(word).collect()
    }

    /// Returns the places of the numbers with spaces in a range of the folded text.
    pub(super) fn spaced_numbers(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let part = &self.folded()[range.clone()];
        let words: Vec<Token> = words(part).collect();
        let numbers = joined(part, &words).into_iter().filter(|word| word.text.contains(' '));
        numbers.map(|word| range.start + word.range.start..range.start + word.range.end).collect()
    }

    /// Returns the places of these words in a row and with their marks in the text as given, in bytes. A
    /// number with spaces is one word and several.
    pub(super) fn places(&self, asked: &[TermWord], marks: &Marks) -> Vec<Range<usize>> {
        let words: Vec<Token> = words(self.folded()).collect();
        let mut places = self.rows(asked, marks, &words);
        if asked.iter().any(TermWord::is_number) {
            let joined = joined(self.folded(), &words);
            if joined.len() < words.len() {
                places.extend(self.rows(asked, marks, &joined));
            }
            // More digits may follow those of the search: a telephone number.
            let apart: Vec<TermWord> = asked.iter().flat_map(TermWord::apart).collect();
            if apart.len() > asked.len() {
                places.extend(self.rows(&apart, marks, &words));
            }
        }
        places
    }

    /// Returns the places of a telephone number in the text as given, in bytes.
    pub(super) fn places_of(&self, telephone: &Telephone) -> impl Iterator<Item = Range<usize>> {
        telephone.places(self.folded()).into_iter().map(|range| self.place(range))
    }

    fn rows(&self, asked: &[TermWord], marks: &Marks, words: &[Token]) -> Vec<Range<usize>> {
        let fits = |(asked, word): (&TermWord, &Token)| {
            asked.fits(word, &self.given[self.place(word.range.clone())])
        };
        let rows = words.windows(asked.len()).filter(|row| asked.iter().zip(*row).all(fits));
        let places = rows.map(|row| row[0].range.start..row[row.len() - 1].range.end);
        places.filter(|place| marks.stand_at(self.folded(), place)).map(|place| self.place(place)).collect()
    }

    fn place(&self, range: Range<usize>) -> Range<usize> {
        let range = self.folded.original(range);
        range.start..range.start + self.given[range].trim_end().len()
    }
}

/// Returns false if a folded text does not have these words in a row. Numbers may be written in several
/// words.
pub(super) fn may_have_row(asked: &[TermWord], folded: &str) -> bool {
    // What a ta marbuta forbids is allowed here.
    const GIVEN: &str = "";
    let fits = |(asked, word): (&TermWord, &Token)| asked.fits(word, GIVEN);
    let has_row = |words: &[Token]| words.windows(asked.len()).any(|row| asked.iter().zip(row).all(fits));
    asked.iter().any(TermWord::is_number) || has_row(&tokens(folded).collect::<Vec<_>>())
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
