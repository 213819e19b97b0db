//! [`Piece`]: the part of a row that no wide gap divides.

use super::super::page::Glyph;
use super::grid::Grid;
use super::letter_class::is_mark;
use super::row::Row;

// The least gap that divides a row, in parts of the size of the font: columns stand that far apart at least.
// Wide lines of justified text have such gaps too, so that pieces of one column are joined again.
const GAP: f32 = 0.8;

/// A part of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The glyphs from the left.
    pub(super) glyphs: Vec<Glyph>,
    /// Where the first letter begins.
    pub(super) left: f32,
    /// Where the last letter ends.
    pub(super) right: f32,
    /// The line on which the row stands.
    pub(super) base: f32,
    /// The size of most letters of the row.
    pub(super) size: f32,
    /// The number of the row on the page.
    pub(super) row: usize,
    /// The number of the table that stands here, without its glyphs.
    pub(super) table: Option<usize>,
    /// True if the piece stands in one of several columns.
    pub(super) in_column: bool,
}

impl Piece {
    fn new(row: &Row, number: usize) -> Self {
        let (left, right) = (f32::INFINITY, f32::NEG_INFINITY);
        Self {
            glyphs: Vec::new(),
            left,
            right,
            base: row.base,
            size: row.size,
            row: number,
            table: None,
            in_column: false,
        }
    }

    /// Makes a piece that stands for a table.
    pub(super) fn of_table(grid: &Grid, table: usize) -> Self {
        let (left, right) = grid.sides();
        // No row has such a number.
        let row = usize::MAX - table;
        Self {
            glyphs: Vec::new(),
            left,
            right,
            base: grid.top(),
            size: 1.0,
            row,
            table: Some(table),
            in_column: false,
        }
    }

    fn push(&mut self, glyph: &Glyph) {
        if !glyph.is_space() {
            self.left = self.left.min(glyph.left);
            self.right = self.right.max(glyph.right);
        }
        self.glyphs.push(glyph.clone());
    }

    /// Returns the width.
    pub(super) fn width(&self) -> f32 {
        (self.right - self.left).max(0.0)
    }
}

/// Returns the parts of all rows, from the top and from the left.
pub(super) fn pieces(rows: &[Row]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut piece = Piece::new(row, number);
        for glyph in &row.glyphs {
            let is_letter = !glyph.is_space() && !glyph.letters.chars().all(is_mark);
            if is_letter && glyph.left - piece.right > GAP * row.size {
                pieces.push(std::mem::replace(&mut piece, Piece::new(row, number)));
            }
            piece.push(glyph);
        }
        pieces.push(piece);
    }
    pieces.retain(|piece| piece.right >= piece.left);
    pieces
}
