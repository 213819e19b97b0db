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

    /// Returns the kind of the difference.
    #[must_use]
    pub fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// Returns the place of the difference in the query, in bytes of its plain text; an empty range if only
    /// the other text has something there.
    #[must_use]
    pub fn query(&self) -> Range<usize> {
        self.query.clone()
    }

    /// Returns the place of the difference in the other text, in bytes of its plain text; an empty range if
    /// only the query has something there.
    #[must_use]
    pub fn text(&self) -> Range<usize> {
        self.text.clone()
    }
}
