//! Sets of characters that several rooms ask about: letters of the Arabic script, combining marks, and
//! invisible characters.
//!
//! The ranges are those of Unicode 16. Each set is defined here once; a room that needs a wider set adds to
//! one of these.

/// The tatweel (kashida), which stretches a word and has no meaning.
pub(crate) const TATWEEL: char = '\u{640}';

/// Returns true for the letters of the Arabic script that folding leaves: those of the blocks Arabic and
/// Arabic Supplement, without presentation forms.
#[inline]
pub(crate) fn is_plain_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{6EE}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}

/// Returns true for vowel signs and other combining marks of the Arabic script, Quranic ones among them.
#[inline]
pub(crate) const fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8CA}'..='\u{8FF}')
}

/// Returns true for the accents of Latin letters, which Unicode calls combining diacritical marks.
#[inline]
pub(crate) const fn is_latin_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Returns true for letters in the forms that they take inside a word (ﻣ), which Unicode encodes for old
/// systems.
#[inline]
pub(crate) fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Returns true for the marks and controls of the Unicode bidirectional algorithm.
#[inline]
#[cfg(any(test, feature = "eval", all(feature = "memory", feature = "formats")))]
pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns true for characters that are invisible and have no meaning: bidi controls, zero-width characters,
/// the soft hyphen, variation selectors, the byte order mark.
#[inline]
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bidi_controls_are_invisible() {
        let controls: Vec<char> = ('\0'..=char::MAX).filter(|&c| is_bidi_control(c)).collect();
        assert_eq!(controls.len(), 12);
        assert!(controls.into_iter().all(is_invisible));
    }
}
