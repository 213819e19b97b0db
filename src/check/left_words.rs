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

// The fewest letters of a word of text; `ls`, `cd` and the like are commands.
const FEWEST_LETTERS: usize = 4;

/// Finds a row of English words in an Arabic translation that stand in the source text too.
pub(super) fn findings(sides: &Sides<'_>) -> Option<Finding> {
    let side = &sides.target;
    if !side.lang.is_arabic() || !sides.source.lang.is_english() {
        return None;
    }
    let source = sides.source.shown().to_lowercase();
    let text = side.shown();
    let rows = rows(text).into_iter().filter(|row| {
        let words = &text[row.clone()];
        source.contains(&words.to_lowercase())
            && (is_sentence(words) || is_of_text(words, sides.source.shown()) && !is_set_off(text, row))
    });
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
fn is_sentence(row: &str) -> bool {
    let words: Vec<&str> = row.split_whitespace().collect();
    let is_small = |word: &&&str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && !SURE.contains(*word)
            && !JOINING.contains(*word)
    };
    let small = words.iter().filter(is_small).count();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&*word.to_lowercase()));
    has(&SURE) && small > 0 || has(&JOINING) && small > 1
}

// Two words or more in small letters are no name. The first may have the capital of a sentence.
fn is_of_text(row: &str, source: &str) -> bool {
    let is_small = |word: &str| word.len() >= FEWEST_LETTERS && word.chars().all(|c| c.is_ascii_lowercase());
    let begins = source.trim_start().starts_with(row);
    let mut words = row.split_whitespace();
    let first = words.next().unwrap_or_default();
    let (head, rest) = first.split_at_checked(1).unwrap_or((first, ""));
    let is_first = is_small(first) || begins && is_small(&(head.to_lowercase() + rest));
    let others: Vec<&str> = words.collect();
    is_first && !others.is_empty() && others.into_iter().all(is_small)
}

// Returns true for words between brackets or quotation marks, where a term stands in its own language.
fn is_set_off(text: &str, row: &Range<usize>) -> bool {
    let before = text[..row.start].trim_end().chars().next_back();
    let after = text[row.end..].trim_start().chars().next();
    before.is_some_and(|c| "([{\"'«“‘`/".contains(c)) || after.is_some_and(|c| ")]}\"'»”’`/".contains(c))
}
