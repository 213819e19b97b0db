//! What a line is recognised by on other pages: a hash that begins with the shape of the line.
//!
//! Each line of a text may be compared with a few keys. By its shape, which is its length and its last byte,
//! most lines are seen to have none of these keys before they are hashed.

use crate::hash::hash_words;

// The bits of a shape: seven of the length, of which heads have no more, and five of the last byte.
const BITS: u32 = 12;
const LAST_BITS: u32 = 5;

/// Returns the key of a line. Its lowest bit is 0, for the caller's use.
pub(super) fn line_key(line: &str) -> u64 {
    let hash = hash_words(line.len() as u64, line.as_bytes());
    hash >> (BITS + 1) << (BITS + 1) | (shape(line) as u64) << 1
}

fn shape(line: &str) -> usize {
    let last = line.as_bytes().last().map_or(0, |last| usize::from(*last));
    (line.len() << LAST_BITS | last & ((1 << LAST_BITS) - 1)) & ((1 << BITS) - 1)
}

/// The shapes of some keys.
#[derive(Clone, Debug)]
pub(super) struct Shapes(Vec<bool>);

impl Shapes {
    /// Collects the shapes of keys.
    pub(super) fn of(keys: impl Iterator<Item = u64>) -> Self {
        let mut shapes = vec![false; 1 << BITS];
        keys.for_each(|key| shapes[(key >> 1) as usize & ((1 << BITS) - 1)] = true);
        Self(shapes)
    }

    /// Returns false for a line that has none of the keys.
    pub(super) fn may_have(&self, line: &str) -> bool {
        self.0[shape(line)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_shape_of_its_key() {
        let lines = ["Harbour Report", "تقرير الميناء", "x", "", "Harbour Report 2"];
        for line in lines {
            let shapes = Shapes::of([line_key(line)].into_iter());
            assert!(shapes.may_have(line) && line_key(line) & 1 == 0, "{line}");
            assert!(lines.iter().filter(|other| shapes.may_have(other)).count() == 1, "{line}");
            assert!(lines.iter().filter(|other| line_key(other) == line_key(line)).count() == 1, "{line}");
        }
    }
}
