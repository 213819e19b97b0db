//! What stands before and after the words: white space, bullets, numbers of list items, symbols.

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::sides::{Side, Sides};
use crate::text::{fold, is_invisible, words};

use super::quotes::is_arrow;

const LEADING_SPACE: &str = "only one of the texts begins with white space";
const TRAILING_SPACE: &str = "only one of the texts ends with white space";
const LEADING: &str = "the texts begin with different signs";
const TRAILING: &str = "the texts end with different signs";
const LABEL: &str = "the texts begin with different numbers of list items";

pub(in crate::check) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let both = [&sides.source, &sides.target];
    let says = |side: &&Side<'_>| side.shown().contains(char::is_alphanumeric);
    if !both.iter().all(says) {
        return Vec::new();
    }
    let differ = |of: fn(&str) -> String| {
        let [one, other] = both.map(|side| of(side.shown()));
        one != other
    };
    let mut found: Vec<Finding> = Vec::new();
    let mut add = |is_found: bool, message: &'static str| {
        found.extend(is_found.then(|| Finding::new(Rule::Edges).saying(message)));
    };
    let [source, target] = both.map(Side::shown);
    add(source.starts_with(char::is_whitespace) != target.starts_with(char::is_whitespace), LEADING_SPACE);
    add(source.ends_with(char::is_whitespace) != target.ends_with(char::is_whitespace), TRAILING_SPACE);
    add(differ(leading) || differ(leading_mark), LEADING);
    add(differ(trailing), TRAILING);
    add(differ(label) && !both.iter().any(|side| begins_with_ordinal(side.shown())), LABEL);
    found
}

// Words that count items as numbers do, in folded spelling.
const ORDINALS: [&str; 20] = [
    "اولا",
    "ثانيا",
    "ثالثا",
    "رابعا",
    "خامسا",
    "سادسا",
    "سابعا",
    "ثامنا",
    "تاسعا",
    "عاشرا",
    "first",
    "firstly",
    "second",
    "secondly",
    "third",
    "thirdly",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
];

fn begins_with_ordinal(text: &str) -> bool {
    words(text).next().is_some_and(|word| ORDINALS.contains(&&*fold(word.text())))
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Returns the symbols before the first word, in one spelling for all bullets, dashes and arrows.
fn leading(text: &str) -> String {
    bare(text).chars().take_while(|&c| !is_word(c)).filter_map(symbol).collect()
}

/// Returns the mark before the first word with which no sentence begins: `،`, `.`.
fn leading_mark(text: &str) -> String {
    let text = bare(text);
    let begins =
        !text.starts_with("..") && text.chars().nth(1).is_some_and(|c| c == ' ' || c.is_alphabetic());
    let mark = text.chars().next().filter(|&c| begins && "،,.؛;:".contains(c));
    mark.map(|_| ",".to_owned()).unwrap_or_default()
}

fn trailing(text: &str) -> String {
    let text = bare(text);
    let arrow = text.char_indices().next_back().filter(|&(at, _)| is_arrow(text, at)).map(|_| '>');
    text.chars().rev().take_while(|&c| !is_word(c)).filter_map(symbol).chain(arrow).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == super::super::masked::HIDDEN
}

// Returns a symbol in the spelling of its kind; none for punctuation, which has rules of its own.
fn symbol(c: char) -> Option<char> {
    match c {
        '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '□' | '-' | '–' | '—' | '−' | '*' | '\u{F0B7}' => {
            Some('-')
        }
        '→' | '←' | '⇒' | '⇐' | '►' | '◄' | '▶' | '◀' | '>' | '<' => Some('>'),
        // Notes, stars, ticks and pictures.
        '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}' => Some(c),
        '#' | '@' | '†' | '‡' | '§' | '|' | '+' | '=' | '~' | '/' | '\\' => Some(c),
        _ => None,
    }
}

// The names of the letters that count items, in folded spelling.
const LETTERS: [&str; 10] = ["الف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء"];

/// Returns the number or the kind of letter of a list item: `1` of `1.` and `١-`, `a` of `b)` and `ب)`.
fn label(text: &str) -> String {
    let text = bare(text).trim_start_matches(['(', '[']);
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).take(5).collect();
    let rest = &text[word.len()..];
    let mut after = rest.chars();
    // Arabic parts a number from its text by a dash with spaces: ١٥ - …
    if rest.starts_with([' ', '\u{A0}']) && rest.trim_start().starts_with(['-', '–']) {
        after = rest.trim_start().chars();
    }
    let ends = matches!(after.next(), Some('.' | ')' | ']' | '-' | '–' | ':'))
        && after.next().is_some_and(char::is_whitespace);
    let is_number = !word.is_empty() && word.chars().all(char::is_numeric);
    let is_letter = word.chars().count() == 1 || LETTERS.contains(&&*fold(&word));
    match ends {
        true if is_number => fold(&word).trim_start_matches('0').to_owned(),
        true if is_letter => "a".into(),
        _ => String::new(),
    }
}
