//! [`identity`]: when two segments count as one text: a translator translates them once.

use unicode_normalization::UnicodeNormalization;

use crate::unit::{CodeKind, UnitText};

/// Returns a text that is equal for two segments if their characters are the same after NFC and inline codes
/// of the same kinds stand at the same places. The markup of a code does not count: each file has its own.
pub(super) fn identity(text: &UnitText) -> String {
    let (plain, mut done, mut marked) = (text.plain(), 0, String::new());
    for code in text.codes() {
        marked.extend(plain[done..code.at].nfc());
        // Characters that XML and so bilingual files forbid.
        marked.push(match code.kind {
            CodeKind::Open => '\u{1}',
            CodeKind::Close => '\u{2}',
            CodeKind::Single => '\u{3}',
        });
        done = code.at;
    }
    marked.extend(plain[done..].nfc());
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Code;

    fn with_code(text: &str, at: usize, kind: CodeKind, markup: &str) -> UnitText {
        UnitText::with_codes(text, vec![Code::new(at, kind, "1", markup)])
    }

    #[test]
    fn codes_count_by_kind_and_place_and_not_by_markup() {
        let text = with_code("Close it", 6, CodeKind::Open, "<b>");
        assert_eq!(identity(&text), identity(&with_code("Close it", 6, CodeKind::Open, "<w:r>")));
        assert_ne!(identity(&text), identity(&with_code("Close it", 6, CodeKind::Single, "<b>")));
        assert_ne!(identity(&text), identity(&with_code("Close it", 0, CodeKind::Open, "<b>")));
        assert_ne!(identity(&text), identity(&"Close it".into()));
    }

    #[test]
    fn a_composed_letter_is_the_decomposed_one() {
        assert_eq!(identity(&"آ".into()), identity(&"\u{627}\u{653}".into()));
        assert_ne!(identity(&"آ".into()), identity(&"ا".into()));
    }
}
