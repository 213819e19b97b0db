//! [`Line`]: a line of a page as text, with its place.

use super::super::page::Glyph;
use super::base_direction::Around;
use super::brackets::{fit, is_bracket};
use super::logical::logical;
use super::piece::Piece;
use super::raised::without_note_marks;
use super::spaced::{LineUnit, units};
use super::tally::Tally;

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
    // True if the line shows where those around it begin.
    is_shown: bool,
}

impl SeenLine {
    /// Joins the pieces of a row, from the left.
    pub(super) fn new(pieces: &[&Piece], part: usize, page: usize, around: Around) -> Self {
        let mut glyphs: Vec<_> = pieces.iter().flat_map(|piece| piece.glyphs.iter().cloned()).collect();
        let mut units = units(&glyphs);
        let tally = units.iter().fold(Tally::default(), |tally, unit| tally.with(unit.class));
        let left = pieces.iter().map(|piece| piece.left).fold(f32::INFINITY, f32::min);
        let right = pieces.iter().map(|piece| piece.right).fold(f32::NEG_INFINITY, f32::max);
        let (base, size) = pieces.first().map_or((0.0, 0.0), |piece| (piece.base, piece.size));
        let beginning = around.beginning(&units, tally, (left, right, size));
        let from_right = beginning.from_right;
        if let Some(kept) = without_note_marks(&glyphs, base, size, from_right) {
            (units, glyphs) = (super::spaced::units(&kept), kept);
        }
        let letters = glyphs.iter().filter(|glyph| !glyph.is_space());
        let bold = letters.clone().filter(|glyph| glyph.is_bold).count();
        let line = Line {
            text: String::new(),
            left,
            right,
            base,
            size,
            first_word: first_word(&glyphs, from_right),
            is_bold: 2 * bold > letters.count(),
            from_right,
            part,
            page,
            in_column: pieces.first().is_some_and(|piece| piece.in_column),
            cell: None,
        };
        Self { units, line, is_shown: beginning.is_shown }
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

    /// Returns where the line begins, if the line shows that to those around it.
    pub(super) fn beginning(&self) -> Option<bool> {
        self.is_shown.then_some(self.line.from_right)
    }

    /// Returns how well the brackets of a line that is read from the right fit: as they stand, and mirrored.
    pub(super) fn brackets(&self) -> [i32; 2] {
        let has_bracket = |unit: &LineUnit| unit.letters.chars().any(is_bracket);
        if !self.line.from_right || !self.units.iter().any(has_bracket) {
            return [0, 0];
        }
        [false, true].map(|mirrored| fit(&logical(&self.units, true, mirrored)))
    }
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
