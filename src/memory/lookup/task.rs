//! [`Task`]: one query of a lookup while it runs.

use std::time::Instant;

use crate::memory::prefetch::Prefetch;
use crate::similarity::Query;

use super::options::Lookup;

/// A query, the options of its lookup, and the limits of its run.
pub(super) struct Task<'l> {
    pub(super) query: &'l Query,
    /// The length of the folded query in chars.
    pub(super) chars: usize,
    pub(super) lookup: &'l Lookup,
    /// The moment after which no more units are read.
    pub(super) deadline: Option<Instant>,
    /// The threads that read the file ahead, at the first lookup of a file that is on disk.
    pub(super) prefetch: Option<&'l Prefetch<'l>>,
}

impl Task<'_> {
    /// Returns true if the time is up.
    pub(super) fn is_over(&self) -> bool {
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}
