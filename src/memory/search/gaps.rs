//! [`gaps`]: the letters around the gaps between the words of a phrase, by which the index finds phrases of
//! short and frequent words.
//!
//! The words of a phrase are parted by one space, or by marks with or without spaces. Where they are parted
//! by a space, a text has the end of one word, the space and the beginning of the next in a row. Where they
//! are parted by marks, the last letters of the first word stand before a mark, or before a space and a mark.
//! A word that begins or ends a phrase stands beside a space, a mark or a letter of another script.

use crate::memory::index::{SHORT_ARABIC, SHORT_OTHER, Stretch, WordGap};
use crate::text::TokenKind;

use super::term_word::TermWord;

/// The folded marks that may part words: those of ASCII, of Arabic and of typography. Chosen by hand; a
/// phrase of short words with any other mark between them is found only if its words are rare.
const MARKS: &str = concat!(
    "!\"#$&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "\u{60C}\u{61B}\u{61E}\u{61F}\u{66D}\u{6D4}\u{6DD}\u{6DE}\u{6E9}\u{FD3E}\u{FD3F}",
    "\u{A1}\u{A2}\u{A3}\u{A5}\u{A6}\u{A7}\u{A9}\u{AB}\u{AC}\u{AE}\u{B0}\u{B1}\u{B6}\u{B7}\u{BB}\u{BF}\u{D7}\u{F7}",
    "\u{2016}\u{2020}\u{2021}\u{2022}\u{2023}\u{2030}\u{203B}\u{2044}\u{20AA}\u{20AC}\u{20BA}\u{20BF}",
    "\u{2190}\u{2191}\u{2192}\u{2193}\u{2194}\u{21D0}\u{21D2}\u{21D4}\u{2211}\u{221A}\u{221E}\u{2248}\u{2264}\u{2265}",
    "\u{25A0}\u{25A1}\u{25AA}\u{25AB}\u{25B6}\u{25BA}\u{25C6}\u{25C7}\u{25CB}\u{25CF}\u{25E6}\u{2605}\u{2606}",
    "\u{2611}\u{2705}\u{2713}\u{2714}\u{2717}\u{2718}\u{274C}\u{27A1}\u{3001}\u{3002}\u{300C}\u{300D}",
);
/// The characters of other kinds of words that may stand beside a word without a space.
const DIGITS: &str = "0123456789%";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء";

/// Returns the stretches of letters that each text with these words in a row has at the gaps between them and
/// at both ends. The index alone is asked for them, since they have many forms.
pub(super) fn gaps(words: &[TermWord], marked: &[String]) -> Vec<Stretch> {
    let (first, last) =
        (words.first().filter(|word| word.is_short()), words.last().filter(|word| word.is_short()));
    let first = first.and_then(|first| Some(behind(&first.beginnings()?, &around(first))));
    let last = last.and_then(|last| Some(before(&last.endings()?, &around(last))));
    let inner = words.windows(2).flat_map(|two| gap(&two[0], &two[1]));
    // Letters with a mark, such as C#, may be too short for the index without what stands before them.
    let around_marked = format!(" {MARKS}{DIGITS}{LATIN}{ARABIC}");
    let marked = marked.iter().filter(|part| part.is_ascii());
    let marked = marked.map(|part| behind(std::slice::from_ref(part), &around_marked));
    inner.chain(first).chain(last).chain(marked).map(|forms| Stretch::new(forms, Vec::new())).collect()
}

/// Returns the gaps between words in a row of which the index knows which words follow one another, since one
/// of them is short.
pub(super) fn word_gaps(words: &[TermWord]) -> Vec<WordGap> {
    // The gram of a gap has two letters of the next word, which a beginning of one letter does not tell.
    let is_too_short = |word: &TermWord| word.is_prefix() && word.text().chars().nth(1).is_none();
    let gap = |two: &[TermWord]| {
        let (word, next) = (&two[0], &two[1]);
        let is_known = match word.kind() {
            kind if kind != next.kind() || is_too_short(next) => false,
            TokenKind::Arabic => is_of(word, SHORT_ARABIC) || is_of(next, SHORT_ARABIC),
            TokenKind::Word => is_of(word, SHORT_OTHER) && is_of(next, SHORT_OTHER),
            TokenKind::Number => false,
        };
        is_known.then(|| Some(WordGap::between(&word.endings()?, &next.beginnings()?))).flatten()
    };
    words.windows(2).filter_map(gap).collect()
}

// Returns true if a word, which is no beginning of one, has this many letters or fewer.
fn is_of(word: &TermWord, letters: usize) -> bool {
    !word.is_prefix() && word.text().chars().count() <= letters
}

/// Returns the forms of what each text with two words in a row has between them; several lists if it has
/// several things.
fn gap(word: &TermWord, next: &TermWord) -> Vec<Vec<String>> {
    let (endings, beginnings) = (word.endings(), next.beginnings());
    if word.kind() != next.kind() {
        let of_word = endings.map(|endings| before(&endings, &around(word)));
        let of_next = beginnings.map(|beginnings| behind(&beginnings, &around(next)));
        return of_word.into_iter().chain(of_next).collect();
    }
    let any = format!(" {MARKS}");
    let (endings, beginnings) = match (endings, beginnings) {
        (Some(endings), Some(beginnings)) => (endings, beginnings),
        (Some(endings), None) => return vec![before(&endings, &any)],
        (None, beginnings) => return beginnings.into_iter().map(|words| behind(&words, &any)).collect(),
    };
    // A letter and a mark are no gram.
    let are_words = |forms: &[String]| forms.iter().all(|form| form.chars().nth(1).is_some());
    let marked = match (are_words(&endings), are_words(&beginnings)) {
        (true, _) => [before(&endings, MARKS), before(&before(&endings, " "), MARKS)].concat(),
        (false, true) => [behind(&beginnings, MARKS), behind(&behind(&beginnings, " "), MARKS)].concat(),
        (false, false) => return Vec::new(),
    };
    let spaced = endings
        .iter()
        .flat_map(|end| behind(&beginnings, " ").into_iter().map(move |begin| format!("{end}{begin}")));
    vec![spaced.chain(marked).collect()]
}

/// Returns the words with each of the marks after them.
fn before(words: &[String], marks: &str) -> Vec<String> {
    words.iter().flat_map(|word| marks.chars().map(move |mark| format!("{word}{mark}"))).collect()
}

/// Returns the words with each of the marks before them.
fn behind(words: &[String], marks: &str) -> Vec<String> {
    words.iter().flat_map(|word| marks.chars().map(move |mark| format!("{mark}{word}"))).collect()
}

/// Returns the characters that may stand beside a word.
fn around(word: &TermWord) -> String {
    let others = if word.is_arabic() { LATIN } else { ARABIC };
    format!(" {MARKS}{DIGITS}{others}")
}

#[cfg(test)]
mod tests {
    use super::super::term_text::TermText;
    use super::*;

    // Returns true if each stretch of a phrase is somewhere in a text.
    fn may_have(phrase: &str, text: &str) -> bool {
        let words = TermText::new(phrase).words_of(0..phrase.len());
        gaps(&words, &[]).iter().all(|stretch| stretch.may_be_in(text))
    }

    #[test]
    fn words_of_a_phrase_are_parted_by_a_space_or_by_marks() {
        for (phrase, text) in [
            ("في او علي", "هنا في او علي الطاوله"),
            ("في او علي", "في، او - وعليها"),
            ("في او علي", "(في) او \"علي\""),
            ("او في", "هذا او، في"),
            ("of the in", "each of the: in"),
            ("for and", "he is for -- and not"),
            ("in a box", "put in (a) box"),
            ("في 5", "في5"),
            ("ali في", "aliفي"),
        ] {
            assert!(may_have(phrase, text), "{phrase} | {text}");
        }
        for (phrase, text) in [
            ("في او علي", "علي او في"),
            ("of the in", "of all the in"),
            ("for and", "therefore and"),
            ("في او", "فيه او"),
        ] {
            assert!(!may_have(phrase, text), "{phrase} | {text}");
        }
    }
}
