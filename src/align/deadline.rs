//! The time that an alignment may take: [`Deadline`].

use std::cell::Cell;
use std::time::{Duration, Instant};

/// The moment after which an alignment is finished in the quickest way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deadline {
    at: Option<Instant>,
    passed: Cell<bool>,
}

impl Deadline {
    /// Returns the deadline that is this far away; `None` is never reached, and the clock is never read.
    pub(super) fn within(budget: Option<Duration>) -> Self {
        Self { at: budget.and_then(|budget| Instant::now().checked_add(budget)), passed: Cell::new(false) }
    }

    /// Returns true from the deadline on. Whoever asks gives up some work for that answer.
    pub(super) fn is_over(&self) -> bool {
        let Some(at) = self.at else { return false };
        if !self.passed.get() && Instant::now() >= at {
            self.passed.set(true);
        }
        self.passed.get()
    }

    /// Returns true if some work was given up.
    pub(super) fn was_missed(&self) -> bool {
        self.passed.get()
    }
}
