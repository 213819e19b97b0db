//! Verses of the Quran, which their numbers divide: `الحمد لله رب العالمين ﴿٢﴾`.

use std::ops::Range;

use crate::segment::context::prior;
use crate::segment::marks::{continues, terminal, verse_number};
use crate::text::fold;

/// Returns where to cut at the number of a verse: after the number, which stands at the end of its verse, or
/// before it if the block opens with one. `None` if the number only refers to a verse (`الآية ﴿٢﴾`), or if
/// the sentence goes on after it.
pub(crate) fn verse_end(text: &str, rest: Range<usize>, number: Range<usize>, block: usize) -> Option<usize> {
    let before = text[rest.start..number.start].trim_end();
    if verse_number(text[block..].trim_start()).is_some() {
        return (!before.trim_start().is_empty()).then_some(number.start);
    }
    if is_quoted(before) {
        return None;
    }
    let (_, word) = prior(text, rest.start, number.start);
    let behind = text[number.end..rest.end].trim_start();
    let goes_on = behind.chars().next().is_none_or(|c| continues(c) || terminal(c).is_some());
    let next = rest.end - behind.len();
    (!before.trim_start().is_empty() && !goes_on && !refers(word) && next > number.end).then_some(next)
}

// Returns true inside ornate brackets, which quote verses in a sentence: `﴿والعصر \u{6DD}١ إن الإنسان…﴾`.
fn is_quoted(before: &str) -> bool {
    // The most chars of a quotation. Chosen by hand; it bounds the time for hostile input.
    const LONGEST: usize = 400;
    let ornate = before.chars().rev().take(LONGEST).find(|c| matches!(c, '\u{FD3E}' | '\u{FD3F}'));
    ornate == Some('\u{FD3F}')
}

// Returns true for a word that makes the number after it a reference: verse, verses, number.
fn refers(word: &str) -> bool {
    let folded = fold(word);
    ["ايه", "ايات", "ايتين", "ايتان", "رقم"].iter().any(|noun| folded.ends_with(noun))
}
