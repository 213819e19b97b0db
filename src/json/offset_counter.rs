//! [`OffsetCounter`]: places in a long text, from bytes to another unit.

use super::offsets::Offsets;

/// Counts the places in a text, which are given in bytes and mostly in rising order, in a unit. Each stretch
/// of the text is counted once then.
///
/// ```
/// use mizan::json::{OffsetCounter, Offsets};
///
/// let mut counter = OffsetCounter::new("نعم. لا.", Offsets::Chars);
/// assert_eq!((counter.at(7), counter.at(8), counter.at(7)), (4, 5, 4));
/// ```
#[derive(Clone, Debug)]
pub struct OffsetCounter<'t> {
    text: &'t str,
    offsets: Offsets,
    byte: usize,
    counted: usize,
    // What stands before the text.
    before: usize,
}

impl<'t> OffsetCounter<'t> {
    /// Returns a counter for a text.
    #[must_use]
    pub fn new(text: &'t str, offsets: Offsets) -> Self {
        Self { text, offsets, byte: 0, counted: 0, before: 0 }
    }

    /// Counts on from a place, in the unit of the counter, at which the text begins in a longer one.
    ///
    /// ```
    /// use mizan::json::{OffsetCounter, Offsets};
    ///
    /// let mut counter = OffsetCounter::new("لا.", Offsets::Chars).behind(5);
    /// assert_eq!((counter.at(0), counter.at(4)), (5, 7));
    /// ```
    #[must_use]
    pub fn behind(mut self, place: usize) -> Self {
        self.before = place;
        self
    }

    /// Returns a place in bytes in the unit of the counter.
    ///
    /// # Panics
    ///
    /// If the place lies inside a character or after the text.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.counted) = (0, 0);
        }
        self.counted += self.offsets.len(&self.text[self.byte..byte]);
        self.byte = byte;
        self.before + self.counted
    }
}
