//! By which percent matches are ranked: [`Rank`].

use crate::similarity::Comparison;

/// By what matches are ranked and cut off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rank {
    /// By the percent that is made for translators, after penalties.
    #[default]
    Percent,
    /// By the plain percent of characters.
    Plain,
}

impl Rank {
    /// Returns the percent of a comparison that ranks it, without penalties.
    pub(super) fn of(self, comparison: Comparison) -> u8 {
        match self {
            Self::Percent => comparison.percent(),
            Self::Plain => comparison.plain().percent(),
        }
    }
}
