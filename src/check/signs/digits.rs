//! Digits of two systems in one text.

use crate::check::blemish::Blemish;
use crate::check::sides::Side;

const IN_NUMBER: &str = "a number with digits of two systems";
const IN_TEXT: &str = "numbers with digits of two systems";
const PERSIAN: &str = "Persian digits in Arabic text";

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    let mut found = Vec::new();
    let (mut systems, mut last): (Vec<u8>, Option<(usize, u8)>) = (Vec::new(), None);
    for (at, c) in text.char_indices() {
        let Some(system) = system(c) else { continue };
        if last.is_some_and(|(end, other)| end == at && other != system) {
            found.push(Blemish::new(at..at + c.len_utf8(), IN_NUMBER));
        }
        if !is_in_code(text, at) && !is_in_label(text, at) {
            systems.push(system);
        }
        last = Some((at + c.len_utf8(), system));
    }
    let has = |system: u8| systems.contains(&system);
    if side.lang.is_arabic() && has(2) {
        found.extend(text.find(|c| system(c) == Some(2)).map(|at| Blemish::new(at..at + 2, PERSIAN)));
    }
    if found.is_empty() && has(1) && (has(0) || has(2)) {
        found.extend(text.find(|c| system(c) == Some(1)).map(|at| Blemish::new(at..at + 2, IN_TEXT)));
    }
    found
}

fn system(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(0),
        '\u{660}'..='\u{669}' => Some(1),
        '\u{6F0}'..='\u{6F9}' => Some(2),
        _ => None,
    }
}

// Returns true for a digit of the number of an item: ٤١ - …
fn is_in_label(text: &str, at: usize) -> bool {
    let is_digit = |c: char| system(c).is_some();
    let rest = text[at..].trim_start_matches(is_digit);
    text[..at].chars().all(is_digit) && rest.trim_start().starts_with(['-', '–', '.', ')'])
}

// Returns true for a digit of a name or a code: COVID-19, A4.
fn is_in_code(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || "-._/".contains(c));
    let after = text[at..].trim_start_matches(|c: char| c.is_ascii_digit() || "-._/".contains(c));
    before.ends_with(|c: char| c.is_ascii_alphabetic())
        || after.starts_with(|c: char| c.is_ascii_alphabetic())
}
