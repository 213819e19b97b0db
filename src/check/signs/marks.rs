//! Punctuation of the wrong script, and marks that stand side by side.

use crate::check::blemish::Blemish;
use crate::check::sides::{Side, is_arabic};

use super::scan::Scan;

const LATIN: [(char, &str); 3] = [
    (',', "a Latin comma in Arabic text (،)"),
    (';', "a Latin semicolon in Arabic text (؛)"),
    ('?', "a Latin question mark in Arabic text (؟)"),
];
const ARABIC: [(char, &str); 3] = [
    ('،', "an Arabic comma in other text (,)"),
    ('؛', "an Arabic semicolon in other text (;)"),
    ('؟', "an Arabic question mark in other text (?)"),
];
const URDU: &str = "an Urdu full stop in Arabic text";
const TWICE: &str = "a mark twice";
const BESIDE: &str = "two marks side by side";

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    if !text.contains(|c: char| ",;?،؛؟.:!۔".contains(c)) {
        return Vec::new();
    }
    let scan = Scan::of(text);
    let mut found = Vec::new();
    for at in 0..scan.len() {
        let of_script =
            if side.is_arabic_script() { of_latin(side, &scan, at) } else { of_arabic(&scan, at) };
        found.extend(of_script.or_else(|| beside(side, &scan, at)));
    }
    found
}

fn of_latin(side: &Side<'_>, scan: &Scan, at: usize) -> Option<Blemish> {
    if scan.at(at) == '۔' && side.lang.is_arabic() {
        return Some(Blemish::new(scan.range(at, at + 1), URDU));
    }
    let &(mark, message) = LATIN.iter().find(|(mark, _)| *mark == scan.at(at))?;
    let is_in_number = scan.before(at).is_numeric() && scan.at(at + 1).is_numeric();
    let is_entity = mark == ';' && (0..at).rev().take(8).any(|at| scan.at(at) == '&');
    let [before, after] = scan.letters_around(at);
    let is_ours = before.is_some_and(is_arabic)
        && (mark == '?' || after.is_none_or(is_arabic))
        && !is_in_number
        && !is_entity;
    // `?` inside a word belongs to an address or a query.
    let is_inner = !scan.at(at + 1).is_whitespace() && scan.at(at + 1).is_ascii_alphanumeric();
    (is_ours && !is_inner && !is_in_tuple(scan, at)).then(|| Blemish::new(scan.range(at, at + 1), message))
}

// Returns true between brackets that hold no Arabic letter: `(%d, %d)`, `[x, y]`.
fn is_in_tuple(scan: &Scan, at: usize) -> bool {
    let bracket = |places: &mut dyn Iterator<Item = usize>| {
        let mut signs = places.map(|at| scan.at(at));
        signs.find(|&c| is_arabic(c) || "([{)]}".contains(c))
    };
    let opens = bracket(&mut (0..at).rev()).is_some_and(|c| "([{".contains(c));
    opens && bracket(&mut (at + 1..scan.len())).is_some_and(|c| ")]}".contains(c))
}

fn of_arabic(scan: &Scan, at: usize) -> Option<Blemish> {
    let &(_, message) = ARABIC.iter().find(|(mark, _)| *mark == scan.at(at))?;
    let [before, after] = scan.letters_around(at);
    let is_quoted = before.is_some_and(is_arabic) || before.is_none() && after.is_some_and(is_arabic);
    (!is_quoted).then(|| Blemish::new(scan.range(at, at + 1), message))
}

fn beside(side: &Side<'_>, scan: &Scan, at: usize) -> Option<Blemish> {
    let (before, one, other, after) = (scan.before(at), scan.at(at), scan.at(at + 1), scan.at(at + 2));
    let ends = !after.is_alphanumeric() && !is_arabic(after) && after != one && after != '/' && after != '.';
    let is_of_text = before.is_alphanumeric() || is_arabic(before) || ")]»\"”".contains(before);
    if !ends || !is_of_text {
        return None;
    }
    let is_pause = |c: char| "،,;؛:".contains(c);
    let message = match (one, other) {
        (one, other) if one == other && is_pause(one) => TWICE,
        ('.', '.') => TWICE,
        // After a full stop there may be an abbreviation: `etc.,`.
        ('.', other) if is_pause(other) && (!side.is_arabic_script() || scan.letters_before(at) < 4) => {
            return None;
        }
        (one, other) if is_pause(one) && (is_pause(other) || other == '.') => BESIDE,
        ('.', other) if is_pause(other) => BESIDE,
        ('؟' | '?' | '!', '.' | '،' | ',' | '؛') => BESIDE,
        _ => return None,
    };
    Some(Blemish::new(scan.range(at, at + 2), message))
}
