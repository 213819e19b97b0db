//! [`parts`]: the parts of a page, such as columns, in the order of reading.
//!
//! A page is parted along gutters: upright strips that no line crosses over a height of several lines. What
//! crosses a gutter, such as a title, stands before or after the columns.

use std::collections::HashMap;

use super::piece::Piece;

// The least lines of a column.
const LINES: usize = 3;

// The least width of a gutter, in parts of the size of the font.
const GUTTER: f32 = 0.7;

// The least part of its width that the lines of a column fill on average. The cells of a table fill less.
const FILL: f32 = 0.55;

// How far apart, in parts of the size of the font, lines of two columns stand that are beside one another.
const BESIDE: f32 = 0.9;

// The most gutters inside one another, and those that are tried for one.
const DEEPEST: usize = 6;
const TRIED: usize = 12;

/// Parts the pieces of a page, from the top, into parts that are read one after another.
pub(super) fn parts(pieces: Vec<Piece>, from_right: bool) -> Vec<Vec<Piece>> {
    let mut parts = Vec::new();
    part(pieces, from_right, DEEPEST, &mut parts);
    parts
}

fn part(pieces: Vec<Piece>, from_right: bool, depth: usize, parts: &mut Vec<Vec<Piece>>) {
    let gutter = if depth == 0 { None } else { best_gutter(&pieces) };
    let Some(gutter) = gutter else {
        parts.extend((!pieces.is_empty()).then_some(pieces));
        return;
    };
    for band in bands(&pieces, gutter) {
        let mut pieces = pieces[band.start..band.end].to_vec();
        if !band.is_parted {
            part(pieces, from_right, depth - 1, parts);
            continue;
        }
        pieces.iter_mut().for_each(|piece| piece.in_column = true);
        let (left, right): (Vec<Piece>, Vec<Piece>) =
            pieces.into_iter().partition(|piece| piece.right <= gutter);
        let sides = if from_right { [right, left] } else { [left, right] };
        sides.into_iter().for_each(|side| part(side, from_right, depth - 1, parts));
    }
}

// A stretch of pieces, from the top, that a gutter parts or does not.
struct Band {
    start: usize,
    end: usize,
    is_parted: bool,
}

// Returns the gutter that parts the most pieces.
fn best_gutter(pieces: &[Piece]) -> Option<f32> {
    if pieces.len() < 2 * LINES {
        return None;
    }
    let parted = |gutter: &f32| {
        let bands = bands(pieces, *gutter);
        bands.iter().filter(|band| band.is_parted).map(|band| band.end - band.start).sum::<usize>()
    };
    let tried = tried(pieces).into_iter().map(|gutter| (parted(&gutter), gutter));
    tried.filter(|(parted, _)| *parted > 0).max_by_key(|(parted, _)| *parted).map(|(_, gutter)| gutter)
}

// The places beside which the most pieces begin or end.
fn tried(pieces: &[Piece]) -> Vec<f32> {
    let mut votes: HashMap<i32, usize> = HashMap::new();
    for piece in pieces {
        let half = GUTTER / 2.0 * piece.size;
        for x in [piece.left - half, piece.right + half] {
            *votes.entry(x.round() as i32).or_default() += 1;
        }
    }
    let mut votes: Vec<(usize, i32)> = votes.into_iter().map(|(x, votes)| (votes, x)).collect();
    votes.sort_unstable_by(|a, b| b.cmp(a));
    votes.into_iter().take(TRIED).map(|(_, x)| x as f32).collect()
}

// Parts the pieces where some of them cross the gutter.
fn bands(pieces: &[Piece], gutter: f32) -> Vec<Band> {
    let crosses = |piece: &Piece| piece.left < gutter && gutter < piece.right;
    let mut bands: Vec<Band> = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let crossing = crosses(&pieces[start]);
        let length = pieces[start..].iter().take_while(|piece| crosses(piece) == crossing).count();
        let end = start + length;
        let is_parted = !crossing && is_parted(&pieces[start..end], gutter);
        match bands.last_mut() {
            Some(last) if !last.is_parted && !is_parted => last.end = end,
            _ => bands.push(Band { start, end, is_parted }),
        }
        start = end;
    }
    bands
}

// Returns true if columns of text stand on both sides.
fn is_parted(pieces: &[Piece], gutter: f32) -> bool {
    let sides = [true, false]
        .map(|on_left| Side::new(pieces.iter().filter(|piece| (piece.right <= gutter) == on_left)));
    let [left, right] = &sides;
    let shared = left.top.min(right.top) - left.bottom.max(right.bottom);
    let is_beside = 2.0 * shared >= (left.top - left.bottom).min(right.top - right.bottom);
    let is_wide = right.left - left.right >= GUTTER * left.size.min(right.size);
    is_beside && is_wide && sides.iter().all(Side::is_column) && !take_turns(pieces, gutter, &sides)
}

// Returns true if the lines of the two sides stand one below the other in turns, such as headings on the left
// and lines that begin on the right: lines of columns stand beside one another.
fn take_turns(pieces: &[Piece], gutter: f32, [left, right]: &[Side; 2]) -> bool {
    let is_left = |piece: &Piece| piece.right <= gutter;
    let is_beside = |pair: &[&Piece]| {
        let (above, below) = (pair[0], pair[1]);
        is_left(above) != is_left(below) && above.base - below.base < BESIDE * above.size.min(below.size)
    };
    // What stands above or below the other side, such as a list below two short columns, is beside nothing.
    let (top, bottom) = (left.top.min(right.top), left.bottom.max(right.bottom));
    let is_shared = |piece: &&Piece| {
        let reach = BESIDE * piece.size;
        (bottom - reach..=top + reach).contains(&piece.base)
    };
    let shared: Vec<&Piece> = pieces.iter().filter(is_shared).collect();
    let fewer = shared.iter().filter(|piece| is_left(piece)).count();
    let fewer = fewer.min(shared.len() - fewer);
    2 * shared.windows(2).filter(|pair| is_beside(pair)).count() < fewer
}

// The pieces on one side of a gutter.
struct Side {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    size: f32,
    rows: usize,
    width: f32,
}

impl Side {
    fn new<'p>(pieces: impl Iterator<Item = &'p Piece>) -> Self {
        let (low, high) = (f32::NEG_INFINITY, f32::INFINITY);
        let mut side =
            Self { left: high, right: low, top: low, bottom: high, size: high, rows: 0, width: 0.0 };
        let mut row = None;
        for piece in pieces {
            side.left = side.left.min(piece.left);
            side.right = side.right.max(piece.right);
            side.top = side.top.max(piece.base);
            side.bottom = side.bottom.min(piece.base);
            side.size = side.size.min(piece.size);
            side.width += piece.width();
            side.rows += usize::from(row != Some(piece.row));
            row = Some(piece.row);
        }
        side
    }

    fn is_column(&self) -> bool {
        self.rows >= LINES && self.width / self.rows as f32 >= FILL * (self.right - self.left)
    }
}
