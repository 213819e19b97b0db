//! Capital letters of English.

use crate::check::blemish::Blemish;
use crate::check::sides::Side;
use crate::text::words;

const FIRST: &str = "a sentence that begins with a small letter";
const NAMES: &str = "a name that is written with a capital letter";
const LATE: &str = "a small letter before the capital letter of a word";
const TWO: &str = "two capital letters at the beginning of a word";

// Names that English always writes with a capital. `march`, `may` and `august` are other words too.
const CAPITAL: [&str; 31] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "april",
    "june",
    "july",
    "september",
    "october",
    "november",
    "december",
    "arabic",
    "english",
    "french",
    "german",
    "egypt",
    "egyptian",
    "saudi",
    "islam",
    "islamic",
    "muslim",
    "ramadan",
    "europe",
    "european",
    "african",
    "i",
];
// The fewest words of a sentence, by which one is told from a name or an item.
const SENTENCE: usize = 3;

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    if !side.lang.is_english() {
        return Vec::new();
    }
    let text = side.shown();
    let mut found: Vec<Blemish> = first(text).into_iter().collect();
    for word in words(text) {
        let is_apart = |c: Option<char>| c.is_none_or(|c| !"._-/@'’&\\#".contains(c));
        let stands_alone = is_apart(text[..word.range().start].chars().next_back())
            && is_apart(text[word.range().end..].chars().next().filter(|c| !".".contains(*c)));
        if stands_alone && CAPITAL.contains(&word.text()) {
            found.push(Blemish::new(word.range(), NAMES));
        } else if stands_alone && has_two_capitals(word.text()) {
            found.push(Blemish::new(word.range(), TWO));
        } else if stands_alone && has_late_capital(word.text()) {
            found.push(Blemish::new(word.range(), LATE));
        }
    }
    found
}

// A sentence begins with a capital, unless its first word is a name or a command of its own kind (iPhone,
// npm).
fn first(text: &str) -> Option<Blemish> {
    let trimmed = text.trim();
    let ends = trimmed.trim_end_matches(['"', '”', '»', ')']).ends_with(['.', '!', '?'])
        && !trimmed.ends_with("...");
    let begins = trimmed.starts_with(|c: char| c.is_lowercase() || matches!(c, '“' | '«'));
    let first = words(text).next()?;
    let is_word = first.text().chars().all(|c| c.is_ascii_lowercase())
        && !text[first.range().end..].starts_with(['.', '_', '-', '/', '(', ':', '=']);
    // The second half of a sentence that was cut.
    let goes_on = ["and", "or", "but", "hereby", "together", "which", "who"].contains(&first.text());
    let is_sentence = !goes_on && ends && begins && words(text).count() >= SENTENCE;
    (is_sentence && is_word).then(|| {
        let range = first.range();
        Blemish::new(range.start..range.start + 1, FIRST)
    })
}

// `THe`, but neither `IDs` nor `OAuth`.
fn has_two_capitals(word: &str) -> bool {
    let mut letters = word.chars();
    let begins = (0..2).all(|_| letters.next().is_some_and(|c| c.is_ascii_uppercase()));
    let rest = letters.as_str();
    let vowel = |c: char| "aeiou".contains(c);
    begins
        && !rest.is_empty()
        && rest != "s"
        && rest.chars().all(|c| c.is_ascii_lowercase())
        && is_plain(word, vowel)
}

// `tHe`, but neither `iPhone` nor `mRNA`.
fn has_late_capital(word: &str) -> bool {
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_lowercase())
        && letters.next().is_some_and(|c| c.is_ascii_uppercase());
    let rest = letters.as_str();
    begins
        && !rest.is_empty()
        && rest.chars().all(|c| c.is_ascii_lowercase())
        && is_plain(word, |c| "aeiou".contains(c))
}

// A word is one with small letters only if it looks like a word of English: common beginnings of two letters.
fn is_plain(word: &str, vowel: fn(char) -> bool) -> bool {
    let lower = word.to_ascii_lowercase();
    let begins = [
        "th", "wh", "sh", "ch", "in", "it", "we", "he", "yo", "pl", "th", "cl", "op", "th", "pr", "re", "st",
    ];
    lower.contains(vowel) && begins.iter().any(|start| lower.starts_with(start))
}
