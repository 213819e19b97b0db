//! [`Candidate`]: a text that the index offers for a query.

/// A text that may be like the query.
#[derive(Clone, Copy, Debug)]
pub(in crate::memory) struct Candidate {
    pub(in crate::memory) unit: i64,
    /// Whether the text is the unit's target.
    pub(in crate::memory) is_target: bool,
    /// How alike the text may be, in thousandths; for a text of the tail, how alike it is.
    pub(in crate::memory) guess: u16,
}

impl Candidate {
    pub(super) fn new(unit: u32, guess: u16) -> Self {
        Self { unit: i64::from(unit >> 1), is_target: unit & 1 == 1, guess }
    }
}
