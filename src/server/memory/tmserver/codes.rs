//! The inline codes of Okapi, which are no part of the text.
//!
//! Okapi sends a segment with codes in one of two ways: each code as two characters of private use, the first
//! of which says what the code does (U+E101 opens, U+E102 closes, U+E103 stands alone) and the second its
//! number, from U+E110 on; or as `<g1>`, `</g1>`, `<x2/>`, `<b3/>` and `<e4/>`.

use std::ops::RangeInclusive;

const MARKS: RangeInclusive<char> = '\u{E101}'..='\u{E103}';
const NUMBERS: RangeInclusive<char> = '\u{E110}'..='\u{F8FF}';

/// Returns a text without the codes of Okapi; `None` if it has none.
pub(super) fn without_codes(text: &str) -> Option<String> {
    if !text.contains(|c| MARKS.contains(&c) || c == '<') {
        return None;
    }
    let (mut bare, mut rest, mut count) = (String::with_capacity(text.len()), text, 0);
    while let Some(c) = rest.chars().next() {
        let code = private(rest).or_else(|| tag(rest));
        count += usize::from(code.is_some());
        rest = &rest[code.unwrap_or_else(|| {
            bare.push(c);
            c.len_utf8()
        })..];
    }
    (count > 0).then_some(bare)
}

// Returns the length of a code of two characters at the start of a text.
fn private(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (mark, number) = (chars.next()?, chars.next());
    let number = number.filter(|number| NUMBERS.contains(number));
    MARKS.contains(&mark).then(|| mark.len_utf8() + number.map_or(0, char::len_utf8))
}

// Returns the length of a code like `<g1>` at the start of a text.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find('>').filter(|&end| end < 16)?;
    let name = inner[..end].trim_matches('/');
    let number = name.strip_prefix(['g', 'x', 'b', 'e'])?;
    let is_code = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_kinds_are_left_out() {
        for coded in [
            "\u{E101}\u{E110}أغلق\u{E102}\u{E111} الصمام.",
            "أغلق\u{E103}\u{E110} الصمام.",
            "<g1>أغلق</g1> الصمام.",
            "<x1/>أغلق<b2/> الصمام.<e12/>",
        ] {
            assert_eq!(without_codes(coded).as_deref(), Some("أغلق الصمام."), "{coded}");
        }
    }

    #[test]
    fn other_texts_stay() {
        for text in ["", "أغلق", "a < b", "<b>bold</b>", "<g>", "<g1", "2 <x and y> 3", "\u{E000}icon", "<"]
        {
            assert_eq!(without_codes(text), None, "{text}");
        }
    }
}
