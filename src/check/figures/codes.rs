//! Numbers with letters in them, such as those of passports, parts and orders: `N4478120`.

use std::ops::Range;

// The fewest digits of such a number; fewer are the name of a model or a format: `A4`, `MPEG2`.
const FEWEST_DIGITS: usize = 3;

/// Returns the places of the numbers with letters in the place of which the other text has another one.
pub(super) fn differing_codes(texts: [&str; 2]) -> [Vec<Range<usize>>; 2] {
    let all = texts.map(codes);
    let lacking = [0, 1].map(|side| {
        let has = |code: &str| all[1 - side].iter().any(|range| texts[1 - side][range.clone()] == *code);
        let lacks = |range: &&Range<usize>| !has(&texts[side][(*range).clone()]);
        all[side].iter().filter(lacks).cloned().collect::<Vec<_>>()
    });
    if lacking.iter().any(Vec::is_empty) { Default::default() } else { lacking }
}

// Returns the places of the words of capital letters and digits. One inside an address does not count.
fn codes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !is_of_code(c)) {
        let code = word.trim_end_matches(|c| !is_of_code(c));
        let stands_alone = !text[..at].ends_with(['/', '=', '.', '#', '@', '%', '_']);
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        if stands_alone && digits >= FEWEST_DIGITS && code.bytes().any(|byte| byte.is_ascii_uppercase()) {
            found.push(at..at + code.len());
        }
        at += word.len();
    }
    found
}

fn is_of_code(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_letters_is_compared_as_a_whole() {
        let differ = |one, other| !differing_codes([one, other])[0].is_empty();
        assert!(differ("Passport: K2210457", "الجواز: K2210475"));
        assert!(!differ("Passport: K2210457", "جواز السفر K2210457"));
        assert!(!differ("Passport: K2210457", "جواز السفر"));
        assert!(!differ("See /a/K2210457", "راجع /a/K2210475"));
    }
}
