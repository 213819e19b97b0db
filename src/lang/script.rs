//! The letters of the Arabic and the Latin script. [`Lang::detect`] judges the language of a text by them.

use super::lang::Lang;

/// Returns true for a letter of the Arabic script, presentation forms included.
pub(crate) fn is_arabic_letter(c: char) -> bool {
    let in_arabic_block = matches!(
        c,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
    );
    in_arabic_block && c.is_alphabetic()
}

/// Returns true for a letter of the Latin script: ASCII, Latin-1 and Latin Extended-A and -B.
pub(crate) fn is_latin_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}') && c.is_alphabetic()
}

impl Lang {
    /// Returns the language that most letters of a text are written in, judged by script alone: Arabic for
    /// Arabic script, English for Latin script, `None` without a letter of either.
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        let (mut arabic, mut latin) = (0_usize, 0_usize);
        for c in text.chars() {
            arabic += usize::from(is_arabic_letter(c));
            latin += usize::from(is_latin_letter(c));
        }
        match (arabic, latin) {
            (0, 0) => None,
            _ if arabic >= latin => Some(Self::ARABIC),
            _ => Some(Self::ENGLISH),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_judged_by_its_script() {
        assert_eq!(Lang::detect("أغلق الصمام (valve)."), Some(Lang::ARABIC));
        assert_eq!(Lang::detect("Close the valve."), Some(Lang::ENGLISH));
        assert_eq!(Lang::detect("12 — 40%"), None);
    }
}
