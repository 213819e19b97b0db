//! By which percent matches are ranked: [`Rank`].

use crate::similarity::Plain;

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
    /// Returns the percent that ranks a text, without penalties.
    pub(super) fn of(self, percent: u8, plain: Plain) -> u8 {
        match self {
            Self::Percent => percent,
            Self::Plain => plain.percent(),
        }
    }
}
