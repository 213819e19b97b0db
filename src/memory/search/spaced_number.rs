//! [`spaced_number`]: numbers whose thousands are parted by spaces, such as `1 000 000` and `1 234 567,89`.
//!
//! A space parts words too, so `5 100` may be two numbers. Three groups and more are taken for one number,
//! unless more digits, a plus or a hyphen stand around them, as in a telephone number.

use std::ops::Range;

use crate::text::{Token, TokenKind, canonical_number};

// The fewest groups of three digits behind the first group. Chosen by hand.
const FEWEST_GROUPS: usize = 2;

/// Returns how many of the words of a folded text, from one on, are one number, and the place of the number;
/// none if they are no number or a single word.
pub(super) fn spaced_number(folded: &str, words: &[Token], at: usize) -> Option<(usize, Range<usize>)> {
    let first = words.get(at).filter(|word| is_plain(word, 1..=3) && !word.text.starts_with('0'))?;
    let follows = |pair: &[Token]| {
        pair.iter().all(|word| word.kind == TokenKind::Number)
            && &folded[pair[0].range.end..pair[1].range.start] == " "
    };
    let count = 1 + words[at..].windows(2).take_while(|pair| follows(pair)).count();
    let is_first = at == 0 || !follows(&words[at - 1..=at]);
    let (last, middle) = words[at + 1..at + count].split_last()?;
    let is_last = is_plain(last, 3..=3) || last.text.find([',', '.']) == Some(3);
    let place = first.range.start..last.range.end;
    let is_one = is_first
        && count > FEWEST_GROUPS
        && is_last
        && middle.iter().all(|word| is_plain(word, 3..=3))
        && !folded[..place.start].ends_with(|c: char| c.is_alphanumeric() || "+-/.,:)".contains(c))
        && !folded[place.end..].starts_with(['-', '/', ':'])
        && canonical_number(&folded[place.clone()]).chars().all(|c| c.is_ascii_digit() || c == '.');
    is_one.then_some((count, place))
}

/// Returns the words of a folded text, in which each number with spaces is one word.
pub(super) fn joined<'t>(folded: &'t str, words: &[Token<'t>]) -> Vec<Token<'t>> {
    let (mut joined, mut at) = (Vec::with_capacity(words.len()), 0);
    while let Some(word) = words.get(at) {
        let number = spaced_number(folded, words, at);
        let (count, range) = number.unwrap_or((1, word.range.clone()));
        joined.push(Token { text: &folded[range.clone()], range, kind: word.kind });
        at += count;
    }
    joined
}

fn is_plain(word: &Token, digits: std::ops::RangeInclusive<usize>) -> bool {
    word.kind == TokenKind::Number
        && digits.contains(&word.text.len())
        && word.text.bytes().all(|b| b.is_ascii_digit())
}
