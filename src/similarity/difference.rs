//! [`Difference`]: something in which two texts differ, with its name.

use std::ops::Range;

use super::DifferenceKind;

/// Something in which a query and a text differ, with its place in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    kind: DifferenceKind,
    query: Range<usize>,
    text: Range<usize>,
}

impl Difference {
    pub(super) fn new(kind: DifferenceKind, query: Range<usize>, text: Range<usize>) -> Self {
        Self { kind, query, text }
    }

    /// Returns what differs.
    #[must_use]
    pub fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// Returns where the query has it, in bytes of its plain text; an empty range where only the other text
    /// has it.
    #[must_use]
    pub fn query(&self) -> Range<usize> {
        self.query.clone()
    }

    /// Returns where the text that the query was compared with has it, in bytes of its plain text; an empty
    /// range where only the query has it.
    #[must_use]
    pub fn text(&self) -> Range<usize> {
        self.text.clone()
    }
}
