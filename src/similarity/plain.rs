//! [`Plain`]: how alike two folded texts are by their characters alone.
//!
//! Other tools call this measure the normalized Levenshtein similarity. A memory uses it to choose the texts
//! that are worth comparing by words, and shows it beside the percent.

use std::cmp::Ordering;

/// How alike two folded texts are by their characters: one minus the Levenshtein distance in chars over the
/// length of the longer text.
///
/// The measure equals `levenshtein::normalized_similarity` of `rapidfuzz` and `normalized_levenshtein` of
/// `strsim`, on folded text. For texts of more than 16,384 chars the distance may be greater than the least
/// one, so that the time of a comparison grows with their length alone. Values are ordered by the exact
/// ratio, which [`percent`](Self::percent) rounds down.
#[derive(Clone, Copy, Debug)]
pub struct Plain {
    distance: u32,
    longest: u32,
}

impl Plain {
    pub(super) fn new(distance: usize, longest: usize) -> Self {
        Self { distance: distance as u32, longest: longest as u32 }
    }

    /// Returns the greatest distance at which texts, the longer one of this length in chars, are alike by
    /// `percent`.
    pub(super) fn most_changes(longest: usize, percent: u8) -> usize {
        longest * usize::from(100_u8.saturating_sub(percent)) / 100
    }

    /// Returns the ratio in percent, rounded down; two empty texts are 100.
    #[must_use]
    pub fn percent(self) -> u8 {
        match self.longest {
            0 => 100,
            longest => (100 * u64::from(longest - self.distance) / u64::from(longest)) as u8,
        }
    }

    /// Returns the ratio, 0 to 1.
    #[must_use]
    pub fn ratio(self) -> f64 {
        match self.longest {
            0 => 1.0,
            longest => f64::from(longest - self.distance) / f64::from(longest),
        }
    }

    /// Returns the Levenshtein distance in chars.
    #[must_use]
    pub fn distance(self) -> usize {
        self.distance as usize
    }
}

impl Ord for Plain {
    fn cmp(&self, other: &Self) -> Ordering {
        // Compares distance / longest of both, multiplied out; the greater quotient is the less alike.
        let left = u64::from(self.distance) * u64::from(other.longest.max(1));
        let right = u64::from(other.distance) * u64::from(self.longest.max(1));
        right.cmp(&left)
    }
}

impl PartialOrd for Plain {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Plain {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Plain {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plains_are_ordered_by_the_exact_ratio() {
        assert!(Plain::new(1, 100) > Plain::new(1, 99));
        assert_eq!(Plain::new(1, 50), Plain::new(2, 100));
        assert_eq!(Plain::new(0, 0), Plain::new(0, 7));
    }

    #[test]
    fn the_percent_is_rounded_down() {
        assert_eq!(Plain::new(1, 3).percent(), 66);
        assert_eq!((Plain::new(0, 0).percent(), Plain::new(1, 1).percent()), (100, 0));
        assert_eq!(Plain::new(1, 1000).percent(), 99);
    }
}
