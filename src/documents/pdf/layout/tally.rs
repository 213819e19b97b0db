//! [`Tally`]: how many letters are read from the right, and how many from the left.

use super::super::page::Glyph;
use super::letter_class::{LetterClass, letter_class};
use super::piece::Piece;

/// How many letters are read from the right, and how many from the left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) right: usize,
    pub(super) left: usize,
}

impl Tally {
    /// Counts the letters of pieces.
    pub(super) fn of_pieces(pieces: &[Piece]) -> Self {
        let glyphs = pieces.iter().flat_map(|piece| &piece.glyphs);
        glyphs.fold(Self::default(), Self::with_glyph)
    }

    /// Counts a glyph too.
    pub(super) fn with_glyph(self, glyph: &Glyph) -> Self {
        self.with(letter_class(&glyph.letters))
    }

    /// Counts a letter of this class too.
    pub(super) fn with(self, class: LetterClass) -> Self {
        match class {
            LetterClass::Right => Self { right: self.right + 1, ..self },
            LetterClass::Left => Self { left: self.left + 1, ..self },
            _ => self,
        }
    }

    /// Returns true if most words are read from the right. Words in Arabic script have two thirds of the
    /// letters of those in Latin script.
    pub(super) fn is_right(self) -> bool {
        3 * self.right > 2 * self.left
    }
}
