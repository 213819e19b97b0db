//! Classes of single characters that the rules ask for.
//!
//! The tests for letters and digits return the same as the methods of `char`, and are faster for Arabic.

use super::byte_set::ByteSet;
use crate::text::{TATWEEL, is_arabic_mark, is_invisible, is_latin_mark, is_plain_arabic_letter};

/// The kinds of characters that may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terminal {
    /// A full stop, which abbreviations end with as well: `.`.
    Stop,
    /// A full stop that stands in no abbreviation: `۔`, `。`, `।`.
    Full,
    Dots,
    Question,
}

/// Returns the kind of a character that may end a sentence; `None` for every other.
pub(crate) fn terminal(c: char) -> Option<Terminal> {
    Some(match c {
        '.' => Terminal::Stop,
        '\u{6D4}' | '\u{3002}' | '\u{FF0E}' | '\u{FF61}' | '\u{964}' | '\u{965}' => Terminal::Full,
        '\u{2026}' => Terminal::Dots,
        '!' | '?' | '\u{61F}' | '\u{FF01}' | '\u{FF1F}' | '\u{203C}' | '\u{2047}'..='\u{2049}' => {
            Terminal::Question
        }
        _ => return None,
    })
}

/// Returns true for letters of the Arabic script, presentation forms among them.
pub(crate) fn is_arabic(c: char) -> bool {
    // Fails fast for ASCII, since most other letters are ASCII.
    c >= '\u{620}'
        && (is_plain_arabic_letter(c)
            || matches!(c, '\u{6D5}' | '\u{8A0}'..='\u{8C9}' | '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}'
                | '\u{FE70}'..='\u{FEFC}'))
}

/// Returns true for letters, as [`char::is_alphabetic`] does, which is slow for Arabic.
pub(crate) fn is_alphabetic(c: char) -> bool {
    is_basic_arabic(c) || c.is_alphabetic()
}

/// Returns true for letters and digits, as [`char::is_alphanumeric`] does, which is slow for Arabic.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_basic_arabic(c) || c.is_alphanumeric()
}

/// Returns true for digits and numbers, as [`char::is_numeric`] does, which is slow for Arabic.
pub(crate) fn is_numeric(c: char) -> bool {
    !is_basic_arabic(c) && c.is_numeric()
}

/// Returns true for a text that opens with four letters of English or Arabic. It looks at few bytes, because
/// most lines open so, and are seen to be no item of a list.
pub(crate) fn opens_with_word(text: &str) -> bool {
    match *text.as_bytes() {
        [a, b, c, d, ..] if a.is_ascii() => [a, b, c, d].iter().all(u8::is_ascii_alphabetic),
        [a, b, c, d, e, f, g, h, ..] => [[a, b], [c, d], [e, f], [g, h]].into_iter().all(is_arabic_letter),
        _ => false,
    }
}

/// Returns true for a text that ends with a letter of English or Arabic, by one or two bytes.
pub(crate) fn ends_with_letter(text: &str) -> bool {
    match *text.as_bytes() {
        [.., last] if last.is_ascii() => last.is_ascii_alphabetic(),
        [.., lead, last] => is_arabic_letter([lead, last]),
        _ => false,
    }
}

// Returns true for the two bytes of a letter from U+0621 to U+064A.
fn is_arabic_letter(bytes: [u8; 2]) -> bool {
    matches!(bytes, [0xD8, 0xA1..=0xBF] | [0xD9, 0x80..=0x8A])
}

/// Returns true for a text that has a mark which may end a sentence.
pub(crate) fn has_terminal(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(found) = TERMINALS.find(&bytes[from..]) {
        let at = from + found;
        let start = if (0x80..0xC0).contains(&bytes[at]) { at.saturating_sub(1) } else { at };
        if text.get(start..).and_then(|rest| rest.chars().next()).is_some_and(|c| terminal(c).is_some()) {
            return true;
        }
        from = at + 1;
    }
    false
}

// The marks of ASCII, the last bytes of ؟ and ۔, since Arabic letters share their first bytes, and the first
// byte of the others.
const TERMINALS: &ByteSet<9> = &ByteSet::new([b'.', b'!', b'?', 0x9F, 0x94, 0xE0, 0xE2, 0xE3, 0xEF]);

// The letters and vowel signs of everyday Arabic, all of them alphabetic.
fn is_basic_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{657}')
}

/// Returns true for characters inside a word that are not letters: Arabic vowel signs, tatweel, joiners,
/// controls.
pub(crate) fn is_mark(c: char) -> bool {
    // Fails fast for ASCII and Arabic letters, of which most text consists.
    !matches!(c, '\0'..='\u{AC}' | '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}') && is_rare_mark(c)
}

fn is_rare_mark(c: char) -> bool {
    c == TATWEEL || is_arabic_mark(c) || is_latin_mark(c) || is_invisible(c)
}

/// Returns true for the controls that open an embedding or isolate; they belong to the text after them.
pub(crate) fn opens_direction(c: char) -> bool {
    matches!(c, '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}')
}

/// Returns true for quotation marks that always close.
pub(crate) fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '›' | '』' | '」')
}

/// Returns true for quotation marks that open, whatever stands around them.
pub(crate) fn is_opening_quote(c: char) -> bool {
    matches!(c, '“' | '„' | '‘' | '‚' | '‹' | '『' | '「')
}

/// Returns true for quotation marks that open or close depending on their place.
pub(crate) fn is_turning_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '«' | '»' | '“')
}

/// Returns true for closing brackets, both ornate ones among them, which fonts and texts mirror.
pub(crate) fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '\u{FD3E}' | '\u{FD3F}' | '）' | '】')
}

/// Returns true for opening brackets, and for Spanish marks before a question or exclamation.
pub(crate) fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '\u{FD3F}' | '（' | '【' | '¿' | '¡')
}

/// Returns true for punctuation that never begins a sentence.
pub(crate) fn continues(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '،' | '؛' | '、' | '，' | '%' | '٪' | '/' | '=' | ')' | ']' | '}')
}

/// Returns true for a bullet that opens a list item.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '⁃'
            | '‣'
            | '▪'
            | '●'
            | '◦'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '➢'
            | '►'
            | '✓'
            | '✔'
            | '·'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cuts_are_true_for_every_character() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
            assert_eq!(is_mark(c), is_rare_mark(c), "{c:?}");
            let text = ["نعم", "ok"].map(|word| format!("{word}{c}{word}"));
            assert!(text.iter().all(|text| has_terminal(text) == terminal(c).is_some()), "{c:?}");
            let opens = opens_with_word(&c.to_string().repeat(4));
            assert!(!opens || c.is_alphabetic(), "{c:?}");
            assert!(!ends_with_letter(&c.to_string()) || c.is_alphabetic(), "{c:?}");
        }
    }
}
