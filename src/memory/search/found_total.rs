//! [`FoundTotal`]: how many units a search finds.

use std::iter::Sum;

/// The number of units that a search finds, however many it may return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundTotal {
    /// The units counted.
    pub units: u64,
    /// False if the time was up before all units were read: there may be more.
    pub is_complete: bool,
}

impl Sum for FoundTotal {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        totals.fold(Self { units: 0, is_complete: true }, |all, one| Self {
            units: all.units + one.units,
            is_complete: all.is_complete && one.is_complete,
        })
    }
}
