//! A count and its total: [`Share`].

/// The number of items that are right, and the number of all items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    right: usize,
    all: usize,
}

impl Share {
    pub(super) fn new(right: usize, all: usize) -> Self {
        Self { right, all }
    }

    /// Returns the number of items that are right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.right
    }

    /// Returns the number of all items.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// Returns the items that are right as a share of all, 0 to 1; 0 if there are none.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.right as f64 / self.all as f64 }
    }

    pub(super) fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    pub(super) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.all += other.all;
    }
}
