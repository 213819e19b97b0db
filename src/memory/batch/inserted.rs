//! [`Inserted`]: what became of a unit that was inserted.

use crate::memory::unit_id::UnitId;

/// What became of a unit that was inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inserted {
    /// The unit is new and has this number.
    New(UnitId),
    /// The unit of this number has the same texts, and took over what else the new unit had.
    Changed(UnitId),
    /// The unit of this number has the same texts and needed no change.
    Known(UnitId),
}

impl Inserted {
    /// Returns the number of the unit.
    #[must_use]
    pub fn id(self) -> UnitId {
        match self {
            Self::New(id) | Self::Changed(id) | Self::Known(id) => id,
        }
    }
}
