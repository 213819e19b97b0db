//! [`undo_prediction`]: bytes that were stored as differences from their neighbours.

use super::object::{Dict, Object};

// The most bytes of a row. The rows of a table of objects have about five.
const WIDEST: usize = 1 << 16;

/// Returns the bytes themselves, for the filters of PNG, which tables of objects use; others are kept.
pub(super) fn undo_prediction(bytes: Vec<u8>, params: Option<&Dict>) -> Vec<u8> {
    let value = |key, default| {
        let number = params.and_then(|params| params.raw(key)).and_then(Object::whole);
        number.unwrap_or(default) as usize
    };
    if value("Predictor", 1) < 10 {
        return bytes;
    }
    let pixel = value("Colors", 1).saturating_mul(value("BitsPerComponent", 8));
    let width = pixel.saturating_mul(value("Columns", 1)).div_ceil(8);
    if width == 0 || width > WIDEST {
        return bytes;
    }
    rows(&bytes, width, pixel.div_ceil(8))
}

fn rows(bytes: &[u8], width: usize, pixel: usize) -> Vec<u8> {
    let mut result: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; width];
    for coded in bytes.chunks(width + 1) {
        let mut row = coded[1..].to_vec();
        row.resize(width, 0);
        for at in 0..width {
            let left = at.checked_sub(pixel).map_or(0, |at| row[at]);
            let corner = at.checked_sub(pixel).map_or(0, |at| above[at]);
            row[at] = row[at].wrapping_add(predicted(coded[0], left, above[at], corner));
        }
        result.extend(&row[..coded.len() - 1]);
        above = row;
    }
    result
}

fn predicted(filter: u8, left: u8, above: u8, corner: u8) -> u8 {
    match filter {
        1 => left,
        2 => above,
        3 => u8::midpoint(left, above),
        4 => paeth(left, above, corner),
        _ => 0,
    }
}

// The neighbour that is nearest to left + above - corner.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, above, corner].map(i16::from);
    let distance = |value: i16| (a + b - c - value).abs();
    if distance(a) <= distance(b) && distance(a) <= distance(c) {
        left
    } else if distance(b) <= distance(c) {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sums_of_their_neighbours() {
        assert_eq!(rows(&[1, 5, 1, 1, 2, 1, 1, 1, 9, 7], 3, 1), [5, 6, 7, 6, 7, 8, 7]);
        assert_eq!([3, 4, 0].map(|filter| predicted(filter, 4, 6, 5)), [5, 5, 0]);
    }
}
