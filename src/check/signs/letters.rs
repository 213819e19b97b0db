//! Letters of another script inside a word, and letters of Persian and Urdu in Arabic words.

use std::ops::Range;

use crate::check::blemish::Blemish;
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::sides::{Side, Sides, is_arabic};
use crate::lang::Script;
use crate::text::{TATWEEL, fold, is_presentation_form};

const MIXED: &str = "a word with letters of two scripts";
const PERSIAN: &str = "a letter that Arabic does not have";
const SHAPES: &str = "shapes of letters instead of letters";
const PART: &str = "a part of the source text was left in the translation";
const ARABIC: &str = "Arabic letters in text of another language";

// The words that Arabic writes together with a foreign word, in folded spelling.
const CLITICS: [&str; 18] = [
    "ال", "و", "ف", "ب", "ل", "ك", "بال", "لل", "كال", "وال", "فال", "وب", "ول", "وبال", "ولل", "س", "ه", "م",
];

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for range in letter_runs(text) {
        let word = &text[range.clone()];
        if word.is_ascii() {
            continue;
        }
        if is_mixed(word) {
            found.push(Blemish::new(range.clone(), MIXED));
        }
        if side.lang.is_arabic() && word.contains(is_foreign) {
            found.push(Blemish::new(range.clone(), PERSIAN));
        }
        if word.chars().any(|c| {
            is_presentation_form(c) && !matches!(c, '\u{FD3E}' | '\u{FD3F}' | '\u{FDF0}'..='\u{FDFF}')
        }) {
            found.push(Blemish::new(range, SHAPES));
        }
    }
    found
}

/// Returns the stretches of letters, whatever their script.
fn letter_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| c.is_alphabetic() || is_arabic(c)) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

fn is_mixed(word: &str) -> bool {
    let has = |script: fn(char) -> bool| word.contains(script);
    let is_latin = |c: char| Script::Latin.has(c);
    if has(is_cyrillic_or_greek) && word.contains(is_latin) {
        // The micro sign and Greek letters of units are no letters of a word: µm.
        return word.chars().filter(|&c| c.is_alphabetic()).count() > 2;
    }
    if has(is_cyrillic_or_greek) && has(is_arabic) {
        return true;
    }
    if !word.contains(is_latin) || !has(is_arabic) {
        return false;
    }
    let clitic: String = word.chars().take_while(|&c| is_arabic(c)).filter(|&c| c != TATWEEL).collect();
    let rest = &word[word.find(is_latin).unwrap_or(0)..];
    rest.contains(is_arabic) || !CLITICS.contains(&&*fold(&clitic))
}

fn is_cyrillic_or_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52F}')
}

// The letters of Persian and Urdu that look like Arabic ones: yeh, kaf, heh, and others of Urdu. Letters for
// sounds that Arabic lacks (پ چ گ ڤ) stand in foreign names.
fn is_foreign(c: char) -> bool {
    matches!(c, 'ی' | 'ک' | 'ہ' | 'ھ' | 'ے' | 'ۀ' | 'ە' | 'ۃ' | 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ې')
}

/// Finds Arabic letters in an English translation, in a text that has Latin letters as well.
pub(in crate::check) fn left(sides: &Sides<'_>) -> Option<Finding> {
    let side = &sides.target;
    let text = side.shown();
    if !side.lang.is_english() || !text.contains(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let runs = letter_runs(text).into_iter().filter(|run| text[run.clone()].contains(is_arabic));
    let runs: Vec<Range<usize>> = runs.collect();
    let (first, last) = (runs.first()?, runs.last()?);
    let stretch = &text[first.start..last.end];
    // Two words of the source text or more were left, not mistyped.
    let is_left = stretch.contains(' ') && sides.source.shown().contains(stretch);
    let places = runs.iter().map(|run| side.place(run)).collect();
    let finding = if is_left {
        Finding::new(Rule::Untranslated).saying(PART)
    } else {
        Finding::new(Rule::Script).saying(ARABIC)
    };
    Some(finding.at(Vec::new(), places))
}
