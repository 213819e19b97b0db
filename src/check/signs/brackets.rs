//! Brackets: each one has its counterpart, faces the right way, and stays in the translation.

use std::ops::Range;

use crate::check::blemish::Blemish;
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::severity::Severity;
use crate::check::sides::{Side, Sides};

const ALONE: &str = "a bracket without its counterpart";
const TURNED: &str = "brackets the wrong way round";
const LOST: &str = "the translation lacks brackets of the source text";
const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
// The fewest letters of what brackets hold if the translation is to keep them.
const FEWEST_LETTERS: usize = 3;
// The most characters of the number or letter of a list item: `viii)`.
const LONGEST_LABEL: usize = 4;

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    if !text.contains(['(', ')', '[', ']', '{', '}', '\u{FD3E}', '\u{FD3F}']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut opened: Vec<(usize, char)> = Vec::new();
    let mut closed: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        if PAIRS.iter().any(|&(open, _)| open == c) && !is_face(text, at) && !is_named(text, at) {
            opened.push((at, c));
        } else if let Some(&(open, _)) = PAIRS.iter().find(|&&(_, close)| close == c) {
            match opened.last() {
                Some(&(_, last)) if last == open => drop(opened.pop()),
                _ if is_label(text, at) || is_face(text, at) || is_named(text, at) => {}
                _ => closed.push((at, open)),
            }
        }
    }
    for (at, open) in closed {
        let later = opened.iter().position(|&(place, c)| place > at && c == open);
        match later {
            Some(later) => found.push(Blemish::new(at..opened.remove(later).0 + 1, TURNED)),
            None => found.push(Blemish::new(at..at + 1, ALONE)),
        }
    }
    found.extend(opened.into_iter().map(|(at, _)| Blemish::new(at..at + 1, ALONE)));
    let count = |sign: char| text.matches(sign).count();
    if count('\u{FD3E}') != count('\u{FD3F}') {
        found.extend(text.find(['\u{FD3E}', '\u{FD3F}']).map(|at| Blemish::new(at..at + 3, ALONE)));
    }
    found
}

// Returns true for the bracket after the number or letter of a list item: `1)`, `أ)`, `iv)`.
fn is_label(text: &str, at: usize) -> bool {
    let label: Vec<char> = text[..at].chars().rev().take_while(|c| !c.is_whitespace()).take(8).collect();
    let is_of_number = |c: &char| c.is_numeric() || "ivxIVX.".contains(*c);
    (1..=LONGEST_LABEL).contains(&label.len())
        && (label.iter().all(is_of_number) || matches!(label.as_slice(), [letter] if letter.is_alphabetic()))
}

// Returns true for a bracket that a text is about: `')'`.
fn is_named(text: &str, at: usize) -> bool {
    let is_quote = |c: char| "\"'`‘’“”«»".contains(c);
    text[..at].ends_with(is_quote) && text[at + 1..].starts_with(is_quote)
}

// Returns true for a face: `:-)`.
fn is_face(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].trim_end_matches('-'), text[at + 1..].chars().next());
    text[at..].starts_with(['(', ')'])
        && before.ends_with([':', ';', '='])
        && after.is_none_or(|c| c.is_whitespace() || ".!؟،".contains(c))
}

/// Finds brackets of the source text that the translation lacks. A translation may add brackets, or write
/// quotation marks instead.
pub(in crate::check) fn lost(sides: &Sides<'_>) -> Option<Finding> {
    let [source, target] = [&sides.source, &sides.target].map(Side::shown);
    let count = |text: &str, signs: &str| text.chars().filter(|&c| signs.contains(c)).count();
    let quotes = "\"«“'‘";
    let [source, target] = [source, target].map(|text| text.replace('（', "(").replace('）', ")"));
    let (source, target) = (source.as_str(), target.as_str());
    let is_quoted =
        count(target, quotes) > count(source, quotes) || count(target, "-–—") > count(source, "-–—");
    let fewer = |&&(open, _): &&(char, char)| {
        let pairs = |text: &str| balanced(text, open);
        pairs(source) > pairs(target) && count(target, "([{") < count(source, "([{")
    };
    // What is broken is told by the rule about one text.
    let lost = PAIRS.iter().find(fewer).filter(|_| !is_quoted && blemishes(&sides.target).is_empty())?;
    let at: Vec<Range<usize>> =
        source.match_indices(lost.0).map(|(at, _)| sides.source.place(&(at..at + 1))).collect();
    Some(Finding::new(Rule::Brackets).saying(LOST).severity(Severity::Note).at(at, Vec::new()))
}

// Returns the number of brackets that hold words; a number or a letter in brackets may lose them: `(1)`.
fn balanced(text: &str, open: char) -> usize {
    let close = PAIRS.iter().find(|pair| pair.0 == open).map_or(')', |pair| pair.1);
    let inner = text.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0));
    // An abbreviation may be of one language: (PII).
    let is_of_word = |c: &char| c.is_alphabetic() && !c.is_uppercase();
    let has_word = |inner: &&str| inner.chars().filter(is_of_word).count() >= FEWEST_LETTERS;
    inner.filter(has_word).count()
}
