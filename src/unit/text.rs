//! [`UnitText`]: a text with inline codes: plain text, and the codes at their byte places in it.

use super::code::Code;

/// A text with inline codes: plain text, and the codes at their byte places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitText {
    plain: String,
    codes: Vec<Code>,
}

impl UnitText {
    /// Returns a text with codes, which are put in the order of their places.
    ///
    /// # Panics
    ///
    /// If a code stands outside the text or inside a character.
    #[must_use]
    pub fn with_codes(plain: impl Into<String>, mut codes: Vec<Code>) -> Self {
        let plain = plain.into();
        codes.sort_by_key(|code| code.at);
        assert!(codes.iter().all(|code| plain.is_char_boundary(code.at)), "a code stands between characters");
        Self { plain, codes }
    }

    /// Returns the text without its codes.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Returns the codes, in the order of their places.
    #[must_use]
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Returns the text without the characters that `leave_out` selects. Each code stays between the same
    /// remaining characters.
    #[must_use]
    pub fn without(&self, leave_out: impl Fn(char) -> bool) -> Self {
        let mut codes = self.codes.clone();
        let (mut plain, mut next) = (String::with_capacity(self.plain.len()), 0);
        for (at, c) in self.plain.char_indices() {
            while let Some(code) = codes.get_mut(next).filter(|code| code.at <= at) {
                code.at = plain.len();
                next += 1;
            }
            if !leave_out(c) {
                plain.push(c);
            }
        }
        codes[next..].iter_mut().for_each(|code| code.at = plain.len());
        Self { plain, codes }
    }

    /// Returns the text with each code's markup at its place.
    #[must_use]
    pub fn marked_up(&self) -> String {
        let mut out = String::with_capacity(
            self.plain.len() + self.codes.iter().map(|c| c.markup.len()).sum::<usize>(),
        );
        let mut done = 0;
        for code in &self.codes {
            out.push_str(&self.plain[done..code.at]);
            out.push_str(&code.markup);
            done = code.at;
        }
        out.push_str(&self.plain[done..]);
        out
    }
}

impl From<&str> for UnitText {
    fn from(plain: &str) -> Self {
        plain.to_owned().into()
    }
}

impl From<String> for UnitText {
    fn from(plain: String) -> Self {
        Self { plain, codes: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::CodeKind;

    #[test]
    fn a_text_with_codes_is_plain_and_marked_up() {
        let bold =
            |at, kind, markup: &str| Code { at, kind, id: "1".into(), markup: markup.into(), label: None };
        let text = UnitText::with_codes(
            "أغلق الصمام",
            vec![bold(21, CodeKind::Close, "</b>"), bold(9, CodeKind::Open, "<b>")],
        );
        assert_eq!(text.plain(), "أغلق الصمام");
        assert_eq!(text.marked_up(), "أغلق <b>الصمام</b>");
    }

    #[test]
    fn codes_stay_in_their_places_when_characters_go() {
        let code =
            |at| Code { at, kind: CodeKind::Single, id: String::new(), markup: "|".into(), label: None };
        let text = UnitText::with_codes("\u{200F}نـعم\u{200F}", [0, 3, 7, 11, 14].map(code).to_vec());
        let clean = text.without(|c| matches!(c, '\u{200F}' | 'ـ'));
        assert_eq!(clean.marked_up(), "||ن|عم||");
    }
}
