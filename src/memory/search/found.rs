//! [`FoundUnit`]: a unit that a search found, with the places of the words in its texts.

use std::ops::Range;
use std::sync::Arc;

use crate::memory::unit_id::UnitId;
use crate::unit::Unit;

/// A unit that a search found.
#[derive(Clone, Debug)]
pub struct FoundUnit {
    pub(super) id: UnitId,
    pub(super) unit: Unit,
    pub(super) source: Vec<Range<usize>>,
    pub(super) target: Vec<Range<usize>>,
    pub(super) has_other_forms: bool,
    /// The name of the memory, if several were asked.
    pub(in crate::memory) memory: Option<Arc<str>>,
}

impl FoundUnit {
    /// Returns the number of the unit in the memory.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.id
    }

    /// Returns the name of the memory that has the unit, if several [`Memories`](crate::memory::Memories)
    /// were asked.
    #[must_use]
    pub fn memory(&self) -> Option<&str> {
        self.memory.as_deref()
    }

    /// Returns the unit.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns true if the unit has the words in other forms only, which [`Search::forms`] asks for.
    ///
    /// [`Search::forms`]: crate::memory::Search::forms
    #[must_use]
    pub fn has_other_forms(&self) -> bool {
        self.has_other_forms
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
