//! [`Sides`]: the two texts of a unit, as the rules see them.

use std::ops::Range;

use crate::lang::{Lang, Script};
use crate::text::{Message, is_arabic_mark, is_plain_arabic_letter};
use crate::unit::{Unit, UnitText};

use super::masked::Masked;

/// The two texts of a unit.
pub(super) struct Sides<'u> {
    pub(super) source: Side<'u>,
    pub(super) target: Side<'u>,
}

/// A text of a unit.
pub(super) struct Side<'u> {
    pub(super) text: &'u UnitText,
    pub(super) lang: &'u Lang,
    masked: Masked,
}

impl<'u> Sides<'u> {
    /// Returns true if a text has messages with forms, whose braces and spaces are those of a program.
    pub(super) fn has_messages(&self) -> bool {
        [self.source.plain(), self.target.plain()]
            .iter()
            .any(|text| !Message::all(text, 0..text.len()).is_empty())
    }

    pub(super) fn of(unit: &'u Unit) -> Self {
        Self {
            source: Side::of(unit.source(), unit.source_lang()),
            target: Side::of(unit.target(), unit.target_lang()),
        }
    }
}

impl<'u> Side<'u> {
    fn of(text: &'u UnitText, lang: &'u Lang) -> Self {
        Self { text, lang, masked: Masked::of(text) }
    }

    /// Returns the text without its codes.
    pub(super) fn plain(&self) -> &'u str {
        self.text.plain()
    }

    /// Returns the text without its markup and addresses.
    pub(super) fn shown(&self) -> &str {
        &self.masked.text
    }

    /// Returns where a range of the shown text stands in the plain text.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        self.masked.plain(range)
    }

    /// Returns true for Arabic, and for other languages in the script of Arabic.
    pub(super) fn is_arabic_script(&self) -> bool {
        self.lang.script() == Some(Script::Arabic)
    }
}

/// Returns true for a letter of the Arabic script, or a sign on one.
pub(super) fn is_arabic(c: char) -> bool {
    is_plain_arabic_letter(c) || is_arabic_mark(c)
}

/// Returns true for a space inside a line.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}')
}
