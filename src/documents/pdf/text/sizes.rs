//! [`Sizes`]: which size of letters is that of the running text.

use std::collections::BTreeMap;

use super::super::layout::Line;

/// The sizes of a document, in half points, with the number of letters in each.
#[derive(Clone, Debug, Default)]
pub(super) struct Sizes(BTreeMap<i32, usize>);

impl Sizes {
    /// Counts the letters of lines.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut sizes = Self::default();
        for line in lines {
            *sizes.0.entry(half_points(line.size)).or_default() += line.text.len();
        }
        sizes
    }

    /// Returns the size that most letters have.
    pub(super) fn body(&self) -> f32 {
        let most = self.0.iter().max_by_key(|(_, letters)| **letters);
        most.map_or(0.0, |(size, _)| *size as f32 / 2.0)
    }
}

fn half_points(size: f32) -> i32 {
    (size * 2.0).round() as i32
}
