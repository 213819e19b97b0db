//! Words of the source text that were left in the translation.

use std::ops::Range;

use crate::lang::Script;
use crate::text::words;

use super::finding::Finding;
use super::rule::Rule;
use super::sides::Sides;

// Words that stand in English sentences, and hardly in names.
const SURE: [&str; 24] = [
    "the", "to", "is", "are", "be", "was", "were", "this", "that", "it", "your", "you", "we", "not", "will",
    "can", "must", "should", "has", "have", "if", "when", "before", "after",
];
// Words that stand in names as well.
const JOINING: [&str; 14] =
    ["a", "an", "and", "or", "of", "in", "on", "for", "with", "by", "from", "as", "at", "all"];

/// Finds a row of English words in an Arabic translation that stand in the source text too.
pub(super) fn findings(sides: &Sides<'_>) -> Option<Finding> {
    let side = &sides.target;
    if !side.lang.is_arabic() || !sides.source.lang.is_english() {
        return None;
    }
    let source = sides.source.shown().to_lowercase();
    let text = side.shown();
    let rows = rows(text).into_iter().filter(|row| is_left(&text[row.clone()], &source));
    let places: Vec<Range<usize>> = rows.map(|row| side.place(&row)).collect();
    (!places.is_empty()).then(|| {
        let message = "a part of the source text was left in the translation";
        Finding::new(Rule::Untranslated).saying(message).at(Vec::new(), places)
    })
}

// Returns the rows of Latin words with nothing but spaces between them.
fn rows(text: &str) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let is_latin = |word: &str| word.chars().all(|c| Script::Latin.has(c) || c == '\'' || c == '’');
    for word in words(text).filter(|word| is_latin(word.text())) {
        let range = word.range();
        match rows.last_mut() {
            Some(row) if text[row.end..range.start].chars().all(char::is_whitespace) => row.end = range.end,
            _ => rows.push(range),
        }
    }
    rows
}

// A row is a part of a sentence if it has the small words of English, and others in small letters.
fn is_left(row: &str, source: &str) -> bool {
    let words: Vec<&str> = row.split_whitespace().collect();
    let is_small = |word: &&&str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && !SURE.contains(*word)
            && !JOINING.contains(*word)
    };
    let small = words.iter().filter(is_small).count();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&*word.to_lowercase()));
    let is_sentence = has(&SURE) && small > 0 || has(&JOINING) && small > 1;
    is_sentence && source.contains(&row.to_lowercase())
}
