//! [`SideText`]: a text of a unit as words with their stems, and where phrases cannot go on.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::text::{Analysed, TATWEEL, TokenKind, is_arabic_mark, is_invisible};

/// A text as words. The words have the numbers that links of the unit have.
pub(super) struct SideText {
    pub(super) words: Vec<SideWord>,
}

/// A word of a text.
pub(super) struct SideWord {
    /// The word as given, without vowel signs, tatweel and invisible marks.
    pub(super) plain: String,
    pub(super) folded: String,
    pub(super) stem: String,
    /// True if the word as given has the vowel sign of the indefinite accusative.
    pub(super) has_tanwin: bool,
    pub(super) kind: TokenKind,
    /// True if a mark stands between the word before and this one, so that no phrase has both.
    pub(super) follows_mark: bool,
}

impl SideText {
    /// Reads a text whose words have these places in it, in bytes.
    pub(super) fn new(text: &str, places: &[Range<usize>], lexicon: &Lexicon) -> Self {
        let analysed = Analysed::new(text);
        let mut end = 0;
        let words = analysed.tokens().zip(places).map(|(token, place)| {
            let between = text.get(end..place.start).unwrap_or_default();
            end = place.end;
            let is_mark = |c: char| !c.is_whitespace() && !is_dropped(c);
            SideWord {
                plain: text[place.clone()].chars().filter(|c| !is_dropped(*c)).collect(),
                folded: token.text.to_owned(),
                stem: lexicon.stem(token.text).into_owned(),
                has_tanwin: text[place.clone()].contains('\u{64B}'),
                kind: token.kind,
                follows_mark: between.contains(is_mark) || between.contains(['\n', '\t']),
            }
        });
        Self { words: words.collect() }
    }

    /// Returns the runs of words, up to `most` of them, that a condition on each word allows and no mark
    /// interrupts.
    pub(super) fn runs(
        &self,
        most: usize,
        allows: impl Fn(&SideWord) -> bool,
    ) -> impl Iterator<Item = Range<usize>> {
        let allowed: Vec<bool> = self.words.iter().map(allows).collect();
        let marks: Vec<bool> = self.words.iter().map(|word| word.follows_mark).collect();
        (0..allowed.len()).flat_map(move |start| {
            let goes_on = |at: &usize| allowed[*at] && (*at == start || !marks[*at]);
            let ends: Vec<usize> = (start..allowed.len()).take(most).take_while(goes_on).collect();
            ends.into_iter().map(move |last| start..last + 1)
        })
    }

    /// Returns the stems of some words, as a key.
    pub(super) fn key(&self, words: Range<usize>) -> String {
        let stems: Vec<&str> = self.words[words].iter().map(|word| word.stem.as_str()).collect();
        stems.join(" ")
    }
}

fn is_dropped(c: char) -> bool {
    is_arabic_mark(c) || c == TATWEEL || is_invisible(c)
}

#[cfg(test)]
impl SideText {
    /// Reads a text with the built-in lexicon.
    pub(super) fn of(text: &str) -> Self {
        let folded = crate::text::Folded::new(text);
        let places: Vec<_> =
            crate::text::tokens(folded.as_str()).map(|token| folded.original(token.range)).collect();
        Self::new(text, &places, &Lexicon::built_in())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_run_goes_over_a_mark() {
        let text = SideText::of("pump, valve seat");
        let runs: Vec<_> = text.runs(4, |_| true).collect();
        assert_eq!(runs, [0..1, 1..2, 1..3, 2..3]);
    }

    #[test]
    fn a_word_loses_its_vowel_signs_and_keeps_that_of_the_accusative_in_mind() {
        let text = SideText::of("وقّعا عَقْداً");
        assert_eq!((&*text.words[1].plain, text.words[1].has_tanwin), ("عقدا", true));
    }
}
