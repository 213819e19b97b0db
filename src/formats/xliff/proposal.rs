//! Translations proposed for a segment.

use crate::unit::Unit;

/// A translation that is proposed for a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The unit it is, its source being the text that is like the segment's.
    pub unit: Unit,
    /// How alike they are, 0 to 100.
    pub percent: u8,
    /// Whether it may become the target: texts and codes are those of the segment.
    pub exact: bool,
    /// Where it comes from, as the file is to tell it.
    pub origin: String,
}

/// The proposals for a segment of a unit, by its number in it.
pub(super) struct Job<'p> {
    pub(super) number: usize,
    pub(super) proposals: &'p [Proposal],
}
