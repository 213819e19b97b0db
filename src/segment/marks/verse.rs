//! The numbers of verses: `﴿١﴾` after each verse of the Quran, or `۝١`, or the sign alone.

use super::chars::{is_mark, is_numeric};

// The most digits of a verse's number; the longest chapter has 286 verses.
const MOST_DIGITS: usize = 3;

/// Returns the length in bytes of the number of a verse at the head of a text. The ornate brackets may be
/// mirrored, as programs without right-to-left text leave them.
pub(crate) fn verse_number(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let bracketed = match chars.next()? {
        '\u{FD3E}' | '\u{FD3F}' => true,
        '\u{6DD}' => false,
        _ => return None,
    };
    let rest = chars.as_str();
    let inside = |c: char| is_numeric(c) || is_mark(c) || bracketed && c == ' ';
    let number = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
    let digits = number.chars().filter(|&c| is_numeric(c)).count();
    let closed = !bracketed || rest[number.len()..].starts_with(['\u{FD3E}', '\u{FD3F}']);
    let closing = if bracketed { '\u{FD3E}'.len_utf8() } else { 0 };
    let length = text.len() - rest.len() + number.len() + closing;
    let counts = if bracketed { 1..=MOST_DIGITS } else { 0..=MOST_DIGITS };
    (counts.contains(&digits) && closed).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_of_a_verse_needs_no_number() {
        assert_eq!(verse_number("\u{6DD} ثم"), Some(2));
    }

    #[test]
    fn the_number_of_a_verse_is_read_in_its_forms() {
        assert_eq!(verse_number("\u{FD3F}١٢\u{FD3E} ثم"), Some(10));
        assert_eq!(verse_number("\u{FD3E}7\u{FD3F}"), Some(7));
        assert_eq!(verse_number("\u{6DD}٣ ثم"), Some(4));
        assert_eq!(verse_number("\u{FD3F}قل هو الله أحد\u{FD3E}"), None);
        assert_eq!(verse_number("\u{FD3F}١٢"), None);
        assert_eq!(verse_number("\u{FD3F}١٢٣٤\u{FD3E}"), None);
    }
}
