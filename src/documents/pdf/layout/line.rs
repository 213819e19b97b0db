//! [`Line`]: a line of a page as text, with its place.

use super::super::page::Glyph;
use super::letter_class::{LetterClass, letter_class};
use super::logical::logical;
use super::piece::Piece;
use super::spaced::{LineUnit, units};

/// A line of a page, or of one of its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// The text in the order of reading.
    pub(crate) text: String,
    /// Where the line begins on the left, in points.
    pub(crate) left: f32,
    /// Where the line ends on the right.
    pub(crate) right: f32,
    /// The height on the page.
    pub(crate) base: f32,
    /// The size of most letters.
    pub(crate) size: f32,
    /// The width of the first word, with a space.
    pub(crate) first_word: f32,
    /// True if most letters are bold.
    pub(crate) is_bold: bool,
    /// True if the line is read from the right.
    pub(crate) from_right: bool,
    /// The number of the part of the page, from 0.
    pub(crate) part: usize,
    /// The number of the page, from 1.
    pub(crate) page: usize,
    /// True if the line stands in one of several columns.
    pub(crate) in_column: bool,
    /// The cell in which the line stands.
    pub(crate) cell: Option<CellPlace>,
}

/// A cell of a table of a page. All numbers count from 0, columns from the side where the table begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellPlace {
    pub(crate) table: usize,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// A line whose letters stand as they are seen.
#[derive(Clone, Debug)]
pub(super) struct SeenLine {
    units: Vec<LineUnit>,
    line: Line,
}

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

    fn with(self, class: LetterClass) -> Self {
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

impl SeenLine {
    /// Joins the pieces of a row, from the left, in a part of which most letters are read from the right or
    /// not.
    pub(super) fn new(pieces: &[&Piece], part: usize, page: usize, part_from_right: bool) -> Self {
        let glyphs: Vec<_> = pieces.iter().flat_map(|piece| piece.glyphs.iter().cloned()).collect();
        let units = units(&glyphs);
        let tally = units.iter().fold(Tally::default(), |tally, unit| tally.with(unit.class));
        let from_right = begins_right(&units, tally, part_from_right);
        let letters = glyphs.iter().filter(|glyph| !glyph.is_space());
        let bold = letters.clone().filter(|glyph| glyph.is_bold).count();
        let line = Line {
            text: String::new(),
            left: pieces.iter().map(|piece| piece.left).fold(f32::INFINITY, f32::min),
            right: pieces.iter().map(|piece| piece.right).fold(f32::NEG_INFINITY, f32::max),
            base: pieces.first().map_or(0.0, |piece| piece.base),
            size: pieces.first().map_or(0.0, |piece| piece.size),
            first_word: first_word(&glyphs, from_right),
            is_bold: 2 * bold > letters.count(),
            from_right,
            part,
            page,
            in_column: pieces.first().is_some_and(|piece| piece.in_column),
            cell: None,
        };
        Self { units, line }
    }

    /// Returns the line with the cell in which it stands.
    pub(super) fn in_cell(mut self, cell: CellPlace) -> Self {
        self.line.cell = Some(cell);
        self
    }

    /// Returns the line, read.
    pub(super) fn read(self, mirrored: bool) -> Line {
        let text = logical(&self.units, self.line.from_right, mirrored);
        Line { text: tidy(&text), ..self.line }
    }

    /// Returns the brackets of the line if it is read from the right and brackets are drawn as they are
    /// typed.
    pub(super) fn brackets(&self) -> Vec<char> {
        let is_bracket = |unit: &LineUnit| matches!(&*unit.letters, "(" | ")" | "[" | "]" | "«" | "»");
        if !self.line.from_right || !self.units.iter().any(is_bracket) {
            return Vec::new();
        }
        let text = logical(&self.units, true, false);
        text.chars().filter(|c| matches!(c, '(' | ')' | '[' | ']' | '«' | '»')).collect()
    }
}

// A line without Arabic letters is read from the left, unless its full stop stands there. One with letters of
// both kinds begins where most of its part does, if it has enough of them.
fn begins_right(units: &[LineUnit], tally: Tally, part_from_right: bool) -> bool {
    const ENOUGH: usize = 4;
    match tally {
        Tally { right: 0, left: 0 } => part_from_right,
        Tally { right: 0, .. } => {
            part_from_right && units.first().is_some_and(|unit| ends_sentence(&unit.letters))
        }
        Tally { left: 0, .. } => true,
        Tally { right, left } if part_from_right => right * ENOUGH >= left,
        Tally { right, left } => right > left * ENOUGH,
    }
}

fn ends_sentence(letters: &str) -> bool {
    matches!(letters, "." | ":" | "!" | "،" | "؛" | "؟")
}

fn first_word(glyphs: &[Glyph], from_right: bool) -> f32 {
    let in_order: Vec<_> = if from_right { glyphs.iter().rev().collect() } else { glyphs.iter().collect() };
    let letters = in_order.iter().skip_while(|glyph| glyph.is_space());
    let word: Vec<_> = letters.take_while(|glyph| !glyph.is_space()).collect();
    let width: f32 = word.iter().map(|glyph| glyph.right - glyph.left).sum();
    // A quarter of the size is a usual space.
    width + word.first().map_or(0.0, |glyph| glyph.size / 4.0)
}

// Leaves out spaces at the ends and before marks that follow a word at once.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
