//! [`plain_letters`]: letters as they are typed, not as they are drawn.

use unicode_normalization::UnicodeNormalization;

/// Returns the letters without their shapes: those of Arabic that stand for a form, or for two letters at
/// once, become the letters themselves; so do joined letters of Latin. A stroke that only fills the line, and
/// marks of direction, are left out.
pub(super) fn plain_letters(letters: &str) -> String {
    let mut plain = String::with_capacity(letters.len());
    for c in letters.chars() {
        match c {
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                // A mark that has a form of its own stands on a space or a stroke there.
                let is_filler = |c: &char| matches!(c, ' ' | '\u{640}');
                let form = c.nfkc();
                if matches!(c, '\u{FE70}'..='\u{FE7F}' | '\u{FC5E}'..='\u{FC63}') {
                    plain.extend(form.filter(|c| !is_filler(c)));
                } else {
                    plain.extend(form);
                }
            }
            '\u{FB00}'..='\u{FB06}' => plain.extend(c.nfkc()),
            '\u{640}'
            | '\u{AD}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}' => {}
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' | '\t' | '\r' | '\n' => {
                plain.push(' ');
            }
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_letters() {
        assert_eq!(plain_letters("\u{FEFB}\u{FEDF}\u{FCF3}"), "لال\u{640}\u{64F}\u{651}");
        assert_eq!(plain_letters("\u{FE76}\u{640}\u{FB01}\u{200F}"), "\u{64E}fi");
    }
}
