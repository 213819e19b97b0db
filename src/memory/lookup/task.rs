//! [`Task`]: one query of a lookup while it runs.

use std::time::Instant;

use crate::memory::prefetch::Prefetch;
use crate::similarity::{Plain, Query};
use crate::text::masked_numbers;

use super::lookup::Lookup;

/// A query, the options of its lookup, and the limits of its run.
pub(super) struct Task<'l> {
    pub(super) query: &'l Query,
    /// The query as it is compared; `query` may have another spelling, in which likely texts are found.
    pub(super) compared: &'l Query,
    /// How many chars the numbers of a text may add to the masks of `query`; 0 if no number is masked.
    pub(super) spare: usize,
    /// The length of the folded query in chars.
    pub(super) chars: usize,
    pub(super) lookup: &'l Lookup,
    /// The moment after which no more units are read.
    pub(super) deadline: Option<Instant>,
    /// The threads that read the file ahead, at the first lookup of a file that is on disk.
    pub(super) prefetch: Option<&'l Prefetch<'l>>,
}

impl Task<'_> {
    /// Returns how alike the compared query and a folded text are, given how alike the spelling is that found
    /// the text; `None` if it was found in another order.
    pub(super) fn compared_plain(&self, folded: &str, plain: Option<Plain>) -> Plain {
        if let Some(plain) = plain.filter(|_| std::ptr::eq(self.query, self.compared)) {
            return plain;
        }
        self.compared.plain_at_least(folded, 0).expect("every text is at least 0 percent alike")
    }

    /// Returns how alike the query that finds texts and a folded text are; `None` below `percent`.
    pub(super) fn plain_at_least(&self, folded: &str, percent: u8) -> Option<Plain> {
        match self.spare {
            0 => self.query.plain_at_least(folded, percent),
            _ => self.query.plain_at_least(&masked_numbers(folded).0, percent),
        }
    }

    /// Returns how alike the query and a folded text are if the order of their words does not count; `None`
    /// below `percent`.
    pub(super) fn any_order_at_least(&self, folded: &str, percent: u8) -> Option<Plain> {
        (self.spare == 0).then(|| self.query.any_order_at_least(folded, percent))?
    }

    /// Returns true if the time is up.
    pub(super) fn is_over(&self) -> bool {
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}
