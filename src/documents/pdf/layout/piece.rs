//! [`Piece`]: the part of a row that no wide gap divides.

use super::super::page::Glyph;
use super::grid::Grid;
use super::letter_class::{is_bullet, is_mark};
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

    fn join(&mut self, right: &Self) {
        self.glyphs.extend_from_slice(&right.glyphs);
        self.right = self.right.max(right.right);
        self.left = self.left.min(right.left);
    }

    fn is_bullet(&self) -> bool {
        let mut letters =
            self.glyphs.iter().filter(|glyph| !glyph.is_space()).flat_map(|glyph| glyph.letters.chars());
        letters.next().is_some_and(is_bullet) && letters.next().is_none()
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
    with_bullets(pieces)
}

// Joins each bullet to the nearest piece of its row: the bullets of a list are no column of their own.
fn with_bullets(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    while let Some(mut piece) = rest.next() {
        if !piece.is_bullet() {
            joined.push(piece);
            continue;
        }
        let before = joined.last_mut().filter(|last| last.row == piece.row);
        let after = rest.next_if(|next| next.row == piece.row);
        match (before, after) {
            (Some(before), Some(after)) if piece.left - before.right <= after.left - piece.right => {
                before.join(&piece);
                joined.push(after);
            }
            (Some(before), None) => before.join(&piece),
            (_, Some(after)) => {
                piece.join(&after);
                joined.push(piece);
            }
            (None, None) => joined.push(piece),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(letters: &[(&str, f32)]) -> Vec<String> {
        let glyph = |&(letters, left): &(&str, f32)| Glyph {
            letters: letters.into(),
            left,
            right: left + 6.0,
            base: 0.0,
            size: 10.0,
            is_bold: false,
            order: 0,
        };
        let row = Row { glyphs: letters.iter().map(glyph).collect(), base: 0.0, size: 10.0 };
        let text = |piece: &Piece| piece.glyphs.iter().map(|glyph| &*glyph.letters).collect();
        pieces(&[row]).iter().map(text).collect()
    }

    #[test]
    fn a_bullet_stands_with_its_text() {
        assert_eq!(shown(&[("ب", 0.0), ("ا", 6.0), ("•", 30.0)]), ["با•"]);
        assert_eq!(shown(&[("•", 0.0), ("a", 20.0), ("b", 26.0)]), ["•ab"]);
        assert_eq!(shown(&[("a", 0.0), ("•", 50.0), ("b", 70.0)]), ["a", "•b"]);
        assert_eq!(shown(&[("a", 0.0), ("b", 50.0)]), ["a", "b"]);
    }
}
