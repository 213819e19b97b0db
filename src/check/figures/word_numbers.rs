//! The numbers that a text says without digits and without number words: Roman numerals, lengths of time, and
//! halves and quarters of an hour, of a year, of a whole.

use std::ops::Range;

use super::durations::durations;
use crate::text::{Analysed, Token, TokenKind, roman_value};

/// What a text says by a phrase, in folded spelling, and the numbers that a translation may write for it.
#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("half an hour", "30 minutes"), ("half hour", "30 minutes"), ("half-hour", "30 minutes"),
    ("half past", "30 minutes"), ("نصف ساعه", "30 minutes"), ("نصف الساعه", "30 minutes"),
    ("والنصف", "30 minutes"), ("ونصف", "30 minutes"), ("الا نصفا", "30 minutes"),
    ("quarter of an hour", "15 minutes"), ("quarter hour", "15 minutes"), ("quarter past", "15 minutes"),
    ("ربع ساعه", "15 minutes"), ("ربع الساعه", "15 minutes"), ("والربع", "15 minutes"), ("وربع", "15 minutes"),
    ("quarter to", "45 minutes"), ("three quarters of an hour", "45 minutes"), ("الا ربعا", "45 minutes"),
    ("الا الربع", "45 minutes"), ("الا ربع", "45 minutes"), ("ثلاثه ارباع الساعه", "45 minutes"),
    ("ثلاثه ارباع ساعه", "45 minutes"),
    ("ثلث ساعه", "20 minutes"), ("ثلث الساعه", "20 minutes"), ("والثلث", "20 minutes"),
    ("الا ثلثا", "40 minutes"), ("الا الثلث", "40 minutes"), ("ثلثا ساعه", "40 minutes"),
    ("an hour and a half", "90 minutes"), ("one and a half hours", "90 minutes"), ("ساعه ونصف", "90 minutes"),
    ("a year and a half", "18 months"), ("one and a half years", "18 months"), ("سنه ونصف", "18 months"),
    ("عام ونصف", "18 months"),
    ("half", "50 percent"), ("نصف", "50 percent"), ("النصف", "50 percent"), ("بنصف", "50 percent"),
    ("quarter", "25 percent"), ("ربع", "25 percent"), ("الربع", "25 percent"), ("بربع", "25 percent"),
    ("three quarters", "75 percent"), ("three-quarters", "75 percent"), ("ثلاثه ارباع", "75 percent"),
    // An hour without its word, and numbers in the accusative.
    ("الواحده", "1"), ("والواحده", "1"), ("ثلاثا", "3"), ("اربعا", "4"), ("خمسا", "5"), ("ستا", "6"),
    ("سبعا", "7"), ("ثمانيا", "8"), ("تسعا", "9"), ("عشرا", "10"),
    ("two dozen", "24"), ("three dozen", "36"),
    ("one and a half million", "1500000"), ("a million and a half", "1500000"), ("مليون ونصف", "1500000"),
    ("two and a half million", "2500000"), ("مليونين ونصف", "2500000"), ("مليونان ونصف", "2500000"),
    ("around the clock", "24 hours"), ("round the clock", "24 hours"), ("around-the-clock", "24 hours"),
    ("round-the-clock", "24 hours"), ("day and night", "24 hours"), ("all day", "24 hours"),
    ("علي مدار الساعه", "24 hours"), ("علي مدار اليوم", "24 hours"), ("طوال اليوم", "24 hours"),
    ("طيله اليوم", "24 hours"), ("ليل نهار", "24 hours"), ("ليلا ونهارا", "24 hours"),
];

// The words before a Roman numeral that has other letters than I, V and X, in folded spelling.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "article", "section", "chapter", "part", "annex", "appendix", "page", "pages", "p", "pp", "volume", "vol",
    "book", "psalm", "bowl", "century", "title", "schedule", "figure", "table", "plate", "no", "number",
];

// The fewest letters of a numeral with L, C, D or M after any word: three letters are mostly an abbreviation
// or a word (CD, MIX, XL), four hardly ever.
const SURE: usize = 4;

/// Returns the values of the Roman numerals of a text and of its phrases.
pub(super) fn word_numbers(analysed: &Analysed<'_>) -> Vec<String> {
    let folded = analysed.folded();
    let has = |phrase: &str| {
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        folded.match_indices(phrase).any(|(at, _)| {
            is_edge(folded[..at].chars().next_back()) && is_edge(folded[at + phrase.len()..].chars().next())
        })
    };
    let mut found: Vec<String> = romans(analysed).iter().map(u16::to_string).collect();
    found.extend(durations(analysed));
    found.extend(parts_of_scales(analysed));
    found.extend(PHRASES.iter().filter(|(phrase, _)| has(phrase)).map(|(_, number)| (*number).to_owned()));
    found
}

// The halves and quarters that a scale may follow, and the scales, in folded spelling.
const PARTS: [(&str, f64); 4] = [("half", 0.5), ("quarter", 0.25), ("نصف", 0.5), ("ربع", 0.25)];
const SCALES: [(&str, f64); 8] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("الف", 1e3),
    ("مليون", 1e6),
    ("المليون", 1e6),
    ("مليار", 1e9),
    ("المليار", 1e9),
];

// Returns the values of parts of a million and the like: half a million, `ربع مليون`.
fn parts_of_scales(analysed: &Analysed<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut part: Option<f64> = None;
    for token in analysed.tokens().filter(|token| !matches!(token.text, "a" | "of")) {
        let scale = SCALES.iter().find(|(name, _)| *name == token.text);
        found.extend(scale.and_then(|(_, scale)| Some((part? * scale).to_string())));
        let bare = token.text.trim_start_matches(['و', 'ب', 'ل']);
        part = PARTS.iter().find(|(name, _)| *name == bare).map(|&(_, part)| part);
    }
    found
}

/// Returns the Roman numerals of a text that a noun counts (Chapter XV), with their values and their places.
pub(super) fn counted_romans(analysed: &Analysed<'_>) -> Vec<(u16, Range<usize>)> {
    let tokens: Vec<Token<'_>> = analysed.tokens().collect();
    let pairs = tokens.windows(2).filter(|pair| COUNTED.contains(&pair[0].text));
    let counted = pairs.filter_map(|pair| {
        let start = analysed.start_of(&pair[1]);
        roman(analysed, &pair[1], pair[0].text).map(|value| (value, start..start + pair[1].text.len()))
    });
    counted.collect()
}

fn romans(analysed: &Analysed<'_>) -> Vec<u16> {
    let tokens: Vec<Token<'_>> = analysed.tokens().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |before| tokens[before].text);
        found.extend(roman(analysed, token, before));
    }
    found
}

// The value of a token as a Roman numeral; none for a word, a name or an abbreviation.
fn roman(analysed: &Analysed<'_>, token: &Token<'_>, before: &str) -> Option<u16> {
    let numeral = token.text.strip_suffix("th").unwrap_or(token.text);
    if token.kind != TokenKind::Word || numeral.len() < 2 {
        return None;
    }
    let value = roman_value(numeral)?;
    let start = analysed.start_of(token);
    let given = analysed.text().get(start..start + numeral.len())?;
    let is_of_one_case = given.chars().all(char::is_uppercase) || given.chars().all(char::is_lowercase);
    let is_small = numeral.chars().all(|sign| matches!(sign, 'i' | 'v' | 'x'));
    let is_sure = is_small
        || COUNTED.contains(&before)
        || numeral.len() >= SURE && given.starts_with(char::is_uppercase);
    (is_of_one_case && is_sure).then_some(value)
}
