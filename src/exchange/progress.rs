//! [`Progress`]: how far a piece of work has come.

/// How far a piece of work has come: how many of its parts are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    done: usize,
    of: usize,
}

impl Progress {
    pub(super) fn new(done: usize, of: usize) -> Self {
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
