//! [`Assembled`]: the translation of a match with words of other units put in.

use std::ops::Range;

/// The translation of a match in which words of other units stand for those that the text has not.
#[derive(Clone, Debug, PartialEq)]
pub struct Assembled {
    pub(super) target: String,
    pub(super) places: Vec<Range<usize>>,
    pub(super) sureness: f32,
}

impl Assembled {
    /// Returns the translation.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Returns the places of what was put in, in bytes of the translation and in order; an empty one stands
    /// where words were taken out.
    #[must_use]
    pub fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    /// Returns how sure the least sure exchange is, from 0 to 1.
    #[must_use]
    pub fn sureness(&self) -> f32 {
        self.sureness
    }

    /// Returns true if this one has more exchanges, or as many that are surer.
    pub(in crate::memory) fn is_surer_than(&self, other: &Self) -> bool {
        (self.places.len(), self.sureness) > (other.places.len(), other.sureness)
    }
}
