//! [`Proposal`]: a translation that is proposed for a segment.

use crate::unit::Unit;

/// A translation that is proposed for a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub(super) unit: Unit,
    pub(super) percent: u8,
    pub(super) exact: bool,
    pub(super) origin: String,
}

impl Proposal {
    /// Returns the proposal of a unit whose source text is like the text of the segment; `percent`, 0 to 100,
    /// says how much.
    #[must_use]
    pub fn new(unit: Unit, percent: u8) -> Self {
        Self { unit, percent, exact: false, origin: String::new() }
    }

    /// Returns the proposal, which may become the target if `exact`: its source has the text and the codes of
    /// the segment.
    #[must_use]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = exact;
        self
    }

    /// Returns the proposal with the name of the memory that it comes from, which the file shows to the
    /// translator.
    #[must_use]
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = origin.into();
        self
    }
}

/// The proposals for a segment of a unit, by its number in it.
pub(super) struct SegmentProposals<'p> {
    pub(super) number: usize,
    pub(super) proposals: &'p [Proposal],
}
