//! A word that stands twice.

use crate::check::blemish::Blemish;
use crate::check::sides::Side;
use crate::text::{TATWEEL, is_arabic_mark, words};

const TWICE: &str = "a word twice";
const WORDS_TWICE: &str = "two words twice";

// Words that may stand twice in good English and Arabic.
const TWICE_IN_ENGLISH: [&str; 15] = [
    "had", "that", "very", "so", "no", "ha", "bye", "blah", "much", "many", "far", "yes", "really", "too",
    "long",
];
const TWICE_IN_ARABIC: [&str; 30] = [
    "جدا",
    "خطوة",
    "شيئا",
    "رويدا",
    "قليلا",
    "يوما",
    "واحدا",
    "فردا",
    "سنة",
    "حرفا",
    "كلمة",
    "بابا",
    "هيهات",
    "نعم",
    "لا",
    "كلا",
    "مرة",
    "سواء",
    "حبة",
    "ورقة",
    "صفحة",
    "قطعة",
    "قطرة",
    "درجة",
    "لحظة",
    "نقطة",
    "دفعة",
    "صفا",
    "رجلا",
    "بيتا",
];

// The names of Latin letters in Arabic, by which acronyms are spelled out: سي إن إن.
#[rustfmt::skip]
const LETTERS: [&str; 24] = [
    "آر", "إن", "سي", "بي", "تي", "دي", "جي", "إي", "أي", "آي", "إل", "إم", "إس", "إف", "إتش", "كيو", "يو",
    "واي", "في", "أو", "أوه", "إكس", "كي", "إيه",
];

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    let words: Vec<(std::ops::Range<usize>, String)> =
        words(text).map(|word| (word.range(), plain(word.text()))).collect();
    let is_joined = |one: usize| {
        let gap = &text[words[one].0.end..words[one + 1].0.start];
        !gap.is_empty() && gap.chars().all(char::is_whitespace)
    };
    let same = |one: usize, other: usize| {
        let given = [one, other].map(|at| &text[words[at].0.clone()]);
        words[one].1 == words[other].1
            && is_repeatable(given[0], &words[one].1)
            && !(are_vowelled_apart(given) || given[0].ends_with(['\u{64B}', '\u{64D}']))
    };
    let is_letter =
        |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| LETTERS.contains(&&*word.1));
    let spells = |at: usize| is_letter(Some(at)) && (is_letter(at.checked_sub(2)) || is_letter(Some(at + 1)));
    let mut found: Vec<Blemish> = Vec::new();
    for at in 1..words.len() {
        if same(at - 1, at) && is_joined(at - 1) && !may_be_twice(&words[at].1) && !spells(at) {
            found.push(Blemish::new(words[at - 1].0.start..words[at].0.end, TWICE));
        } else if at > 2
            && (at - 3..at).all(is_joined)
            && same(at - 3, at - 1)
            && same(at - 2, at)
            && words[at].1 != words[at - 1].1
            && words.get(at + 1).is_none_or(|next| next.1 != words[at - 1].1)
        {
            found.push(Blemish::new(words[at - 3].0.start..words[at].0.end, WORDS_TWICE));
        }
    }
    found
}

// Returns a word without vowel signs and in small letters.
fn plain(word: &str) -> String {
    word.chars().filter(|&c| !is_arabic_mark(c) && c != TATWEEL).flat_map(char::to_lowercase).collect()
}

// Returns true for two words whose vowel signs make them two: المؤمِّن المؤمَّن.
fn are_vowelled_apart(given: [&str; 2]) -> bool {
    given[0] != given[1] && given.iter().all(|word| word.contains(is_arabic_mark))
}

// A letter may stand twice, except for the words of one letter.
fn is_repeatable(given: &str, word: &str) -> bool {
    let is_long = word.chars().nth(1).is_some() || matches!(given, "a" | "I" | "و");
    word.chars().all(char::is_alphabetic) && is_long
}

// An Arabic adverb may stand twice: شيئًا شيئًا.
fn may_be_twice(word: &str) -> bool {
    TWICE_IN_ENGLISH.contains(&word) || TWICE_IN_ARABIC.contains(&word)
}
