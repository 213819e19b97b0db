//! [`Progress`]: how many parts of a piece of work are done.

/// The number of parts of a piece of work, and how many of them are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    done: usize,
    of: usize,
}

impl Progress {
    pub(crate) fn new(done: usize, of: usize) -> Self {
        Self { done, of }
    }

    /// Returns how many parts are done.
    #[must_use]
    pub fn done(self) -> usize {
        self.done
    }

    /// Returns how many parts there are.
    #[must_use]
    pub fn of(self) -> usize {
        self.of
    }
}
