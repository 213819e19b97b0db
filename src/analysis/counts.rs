//! [`Counts`]: what a text amounts to: segments, words, characters and inline codes.
//!
//! Words are counted as translation tools count them, by the word boundaries of Unicode (UAX #29): a stretch
//! between two boundaries is a word if it has a letter or a digit. Words that a hyphen joins are one word. An
//! Arabic word is one word with its clitics, a number is one word with its separators, and punctuation is
//! none.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::text::words;
use crate::unit::UnitText;

/// How many segments, words, characters and inline codes some texts have.
///
/// ```
/// use mizan::analysis::Counts;
///
/// let counts = Counts::of(&"سُلِّم ٣٫٥ طن، و7 صناديق.".into());
/// assert_eq!((counts.words, counts.chars, counts.chars_without_spaces), (5, 25, 21));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Segments.
    pub segments: u64,
    /// Words.
    pub words: u64,
    /// Unicode scalar values, spaces and diacritics included, inline codes not.
    pub chars: u64,
    /// The same without white space.
    pub chars_without_spaces: u64,
    /// Inline codes.
    pub tags: u64,
}

impl Counts {
    /// Counts a segment.
    #[must_use]
    pub fn of(text: &UnitText) -> Self {
        let plain = text.plain();
        Self {
            segments: 1,
            words: word_count(plain),
            chars: plain.chars().count() as u64,
            chars_without_spaces: plain.chars().filter(|c| !c.is_whitespace()).count() as u64,
            tags: text.codes().len() as u64,
        }
    }
}

// Returns the number of words, those that a hyphen joins counted as one.
fn word_count(text: &str) -> u64 {
    let (mut count, mut end) = (0, None);
    for word in words(text).filter(|word| word.text().contains(is_counted)) {
        let range = word.range();
        let is_joined = end.is_some_and(|end| is_hyphen(&text[end..range.start]))
            && text[..range.start].trim_end_matches(HYPHENS).ends_with(char::is_alphabetic)
            && word.text().starts_with(char::is_alphabetic);
        count += u64::from(!is_joined);
        end = Some(range.end);
    }
    count
}

// Returns true for letters and digits; signs with the value of a number (`³`, `½`, `①`) make no word.
fn is_counted(c: char) -> bool {
    let is_sign = matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209F}' | '\u{2150}'..='\u{215F}'
        | '\u{2460}'..='\u{249B}');
    c.is_alphanumeric() && !is_sign
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

fn is_hyphen(between: &str) -> bool {
    let mut chars = between.chars();
    chars.next().is_some_and(|c| HYPHENS.contains(&c)) && chars.next().is_none()
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            segments: self.segments + other.segments,
            words: self.words + other.words,
            chars: self.chars + other.chars,
            chars_without_spaces: self.chars_without_spaces + other.chars_without_spaces,
            tags: self.tags + other.tags,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_words(text: &str, words: u64) {
        assert_eq!(Counts::of(&text.into()).words, words, "{text}");
    }

    #[test]
    fn a_word_with_its_clitics_is_one_word() {
        assert_words("وبكتابهم", 1);
        assert_words("سُلِّمَت البضاعةُ للمشتري", 3);
    }

    #[test]
    fn words_that_a_hyphen_joins_are_one() {
        assert_words("a well-known, state-of-the-art pump", 4);
        assert_words("من ٣-٥ قطع، أو 2024-05-01", 8);
        assert_words("stop - go", 2);
    }

    #[test]
    fn a_number_is_one_word_and_punctuation_is_none() {
        assert_words("بلغ السعر ١٬٢٥٠٫٧٥ ريالا؛ أي 1,250.75!", 6);
        assert_words("؟ ، … — «»", 0);
        assert_words("١٢٫٥ م³/ساعة", 3);
    }
}
