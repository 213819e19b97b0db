//! Quotation marks: each one has its counterpart, and a quotation stays one.

use crate::check::blemish::Blemish;
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::severity::Severity;
use crate::check::sides::{Side, Sides};

const ALONE: &str = "a quotation mark without its counterpart";
const TURNED: &str = "quotation marks the wrong way round";
const LOST: &str = "only one of the texts has quotation marks";

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    let mut found = Vec::new();
    let straight: Vec<usize> = straight(text);
    if straight.len() % 2 == 1 {
        found.extend(straight.last().map(|&at| Blemish::new(at..at + 1, ALONE)));
    }
    for (open, close) in [('«', '»'), ('“', '”'), ('‹', '›')] {
        found.extend(unpaired(text, open, close));
    }
    found
}

// Returns the places of the straight marks. One after a digit may mean inches or seconds.
fn straight(text: &str) -> Vec<usize> {
    let all: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let is_inch = |at: &usize| text[..*at].ends_with(char::is_numeric);
    match all.len() % 2 {
        0 => all,
        _ if all.iter().any(is_inch) => Vec::new(),
        _ => all,
    }
}

fn unpaired(text: &str, open: char, close: char) -> Option<Blemish> {
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|&(at, c)| c == open || c == close && !is_arrow(text, at) || c == '„')
        .collect();
    let mut opened: Vec<usize> = Vec::new();
    let mut closed: Option<usize> = None;
    let mut is_low = false;
    for &(at, c) in &marks {
        // In German, „ is closed by “.
        is_low |= c == '„';
        let is_german = open == '“' && c == '“' && is_low;
        if c == close || is_german {
            if opened.pop().is_none() {
                closed = closed.or(Some(at));
            }
        } else if c == open || open == '“' {
            opened.push(at);
        }
    }
    let length = open.len_utf8();
    match (closed, opened.last()) {
        (Some(first), Some(&last)) if first < last && open != '“' => {
            Some(Blemish::new(first..last + length, TURNED))
        }
        // Arabic books also write ”نص“.
        (Some(_), Some(_)) => None,
        (Some(at), None) | (None, Some(&at)) => Some(Blemish::new(at..at + length, ALONE)),
        (None, None) => None,
    }
}

/// Returns true for a closing mark that stands alone at an end of the text, as an arrow: `More »`.
pub(super) fn is_arrow(text: &str, at: usize) -> bool {
    let mark = text[at..].chars().next().unwrap_or_default();
    let is_apart = text[..at].ends_with(' ') && text[at + mark.len_utf8()..].trim().is_empty();
    matches!(mark, '»' | '›') && is_apart && !text.contains(['«', '‹'])
}

/// Finds a quotation that is none in the other text.
pub(in crate::check) fn lost(sides: &Sides<'_>) -> Option<Finding> {
    let [source, target] = [&sides.source, &sides.target].map(|side| Emphasis::of(side));
    let is_lost = |own: &Emphasis, other: &Emphasis| {
        own.quotes > 0 && other.quotes == 0 && other.single == 0 && other.brackets <= own.brackets
    };
    let is_found = is_lost(&source, &target) && target.codes <= source.codes;
    is_found.then(|| Finding::new(Rule::Quotes).saying(LOST).severity(Severity::Note))
}

/// How a text sets words apart.
struct Emphasis {
    quotes: usize,
    single: usize,
    brackets: usize,
    codes: usize,
}

impl Emphasis {
    fn of(side: &Side<'_>) -> Self {
        let text = side.shown();
        let is_quote = |&(at, c): &(usize, char)| "«»“”„‹›".contains(c) && !is_arrow(text, at);
        let count = |signs: &str| text.chars().filter(|&c| signs.contains(c)).count();
        Self {
            quotes: text.char_indices().filter(is_quote).count() + straight(text).len(),
            single: count("'‘’`*_"),
            brackets: count("([{"),
            codes: side.text.codes().len(),
        }
    }
}
