//! Spaces: two where one belongs, one before a mark, none after a mark.

use crate::check::blemish::Blemish;
use crate::check::sides::{Side, is_arabic, is_blank};

use super::scan::Scan;

const TWICE: &str = "two spaces";
const BEFORE: &str = "a space before a mark";
const AFTER: &str = "no space after a mark";
const INSIDE: &str = "a space inside brackets or quotation marks";
const AROUND: &str = "no space beside a bracket";
const WAW: &str = "a space after the conjunction و";

// Without “ and ”, which Arabic books also write the other way round.
const OPENING: &str = "([{«";
const CLOSING: &str = ")]}»";

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let scan = Scan::of(side.shown());
    let is_ours = side.lang.is_arabic() || side.lang.is_english();
    let mut found = Vec::new();
    for at in 0..scan.len() {
        let found_here = doubled(&scan, at)
            .or_else(|| inside(&scan, at))
            .or_else(|| waw(&scan, at))
            .or_else(|| before_mark(&scan, at).filter(|_| is_ours))
            .or_else(|| after_mark(&scan, at).filter(|_| is_ours))
            .or_else(|| around(&scan, at).filter(|_| is_ours));
        found.extend(found_here);
    }
    found
}

fn doubled(scan: &Scan, at: usize) -> Option<Blemish> {
    let is_doubled = is_blank(scan.at(at)) && is_blank(scan.at(at + 1)) && !is_blank(scan.before(at));
    let end = (at..scan.len()).find(|&next| !is_blank(scan.at(next)))?;
    // Spaces at the beginning of a line indent it.
    let is_inside = at > 0 && scan.before(at) != '\n' && scan.at(end) != '\n';
    (is_doubled && is_inside).then(|| Blemish::new(scan.range(at, end), TWICE))
}

fn before_mark(scan: &Scan, at: usize) -> Option<Blemish> {
    let (before, mark, after) = (scan.before(at), scan.at(at + 1), scan.at(at + 2));
    let ends = after == '\0' || after.is_whitespace() || CLOSING.contains(after) || after == '"';
    let is_spaced = is_blank(scan.at(at)) && "،؛؟,;:.!?".contains(mark) && ends;
    let follows = before.is_alphanumeric() || is_arabic(before) || CLOSING.contains(before) && before != '\0';
    (is_spaced && follows).then(|| Blemish::new(scan.range(at, at + 2), BEFORE))
}

fn after_mark(scan: &Scan, at: usize) -> Option<Blemish> {
    let (before, mark, after) = (scan.before(at), scan.at(at), scan.at(at + 1));
    let [left, right] = [scan.letters_before(at), scan.letters_after(at + 1)];
    let is_ending_of_sentence = || {
        let is_plain = |c: char| c.is_ascii_lowercase() || is_arabic(c);
        let is_capital = after.is_ascii_uppercase() && scan.at(at + 2).is_ascii_lowercase();
        let is_arabic_word = is_arabic(before) && is_arabic(after) && left > 2 && right > 2;
        let is_alone = !scan.has_mark_in_word(at);
        is_plain(before) && left > 2 && right > 1 && is_alone && (is_capital || is_arabic_word)
    };
    let is_missing = match mark {
        '،' | '؛' | '؟' => is_letter(before) && after.is_alphanumeric() && !is_digit_pair(before, after),
        ',' | ';' | '!' | '?' => is_letter(before) && is_letter(after) && left > 1 && right > 1,
        ':' => is_arabic(before) && is_arabic(after) && left > 1 && right > 1,
        '.' => is_ending_of_sentence(),
        _ => false,
    };
    let end = if is_missing { at + 2 } else { at };
    is_missing.then(|| Blemish::new(scan.range(at, end), AFTER))
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_arabic(c)
}

fn is_digit_pair(before: char, after: char) -> bool {
    before.is_numeric() && after.is_numeric()
}

fn inside(scan: &Scan, at: usize) -> Option<Blemish> {
    if !is_blank(scan.at(at)) {
        return None;
    }
    let (before, after) = (scan.before(at), scan.at(at + 1));
    let opens = OPENING.contains(before)
        && (after.is_alphanumeric() || is_arabic(after))
        && scan.has_after(at, closing_of(before));
    let is_text = before.is_alphanumeric() || is_arabic(before) || ".؟!،".contains(before);
    let closes = CLOSING.contains(after) && is_text && scan.has_before(at, opening_of(after));
    (opens || closes).then(|| Blemish::new(scan.range(at, at + 1), INSIDE))
}

fn opening_of(closing: char) -> char {
    let at = CLOSING.chars().position(|c| c == closing);
    at.and_then(|at| OPENING.chars().nth(at)).unwrap_or('\0')
}

fn closing_of(opening: char) -> char {
    let at = OPENING.chars().position(|c| c == opening);
    at.and_then(|at| CLOSING.chars().nth(at)).unwrap_or('\0')
}

// A bracket that holds a word stands apart from the words around it: `ملف(ات)` is one word, `ملف(مفتوح)` two.
fn around(scan: &Scan, at: usize) -> Option<Blemish> {
    let (before, after) = (scan.before(at), scan.at(at + 1));
    let is_glued = match scan.at(at) {
        '(' => is_arabic(before) && scan.letters_before(at) > 1 && scan.letters_after(at + 1) > 3,
        ')' => is_arabic(after) && scan.letters_after(at + 1) > 1 && scan.letters_before(at) > 3,
        _ => false,
    };
    is_glued.then(|| Blemish::new(scan.range(at, at + 1), AROUND))
}

fn waw(scan: &Scan, at: usize) -> Option<Blemish> {
    let is_alone = scan.at(at) == 'و' && is_blank(scan.at(at + 1)) && (at == 0 || is_blank(scan.before(at)));
    let has_words = at > 1 && scan.letters_before(at - 1) > 1 && scan.letters_after(at + 2) > 1;
    let is_before_arabic = is_arabic(scan.at(at + 2));
    (is_alone && has_words && is_before_arabic).then(|| Blemish::new(scan.range(at, at + 2), WAW))
}
