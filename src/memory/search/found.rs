//! [`FoundUnit`]: a unit that a search found, with the places of the words in its texts.

use std::ops::Range;

use crate::memory::unit_id::UnitId;
use crate::unit::Unit;

/// A unit that a search found.
#[derive(Clone, Debug)]
pub struct FoundUnit {
    pub(super) id: UnitId,
    pub(super) unit: Unit,
    pub(super) source: Vec<Range<usize>>,
    pub(super) target: Vec<Range<usize>>,
}

impl FoundUnit {
    /// Returns the number of the unit in the memory.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.id
    }

    /// Returns the unit.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns the places of the words in the plain source text, in bytes and in order; empty if they are not
    /// there.
    #[must_use]
    pub fn source(&self) -> &[Range<usize>] {
        &self.source
    }

    /// Returns the places of the words in the plain target text, in bytes and in order; empty if they are not
    /// there.
    #[must_use]
    pub fn target(&self) -> &[Range<usize>] {
        &self.target
    }
}
