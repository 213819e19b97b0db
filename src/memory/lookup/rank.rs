//! [`Rank`]: the percent by which matches are ranked.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::similarity::Plain;

/// The percent by which matches are ranked and cut off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rank {
    /// The percent for translators, which compares words, with penalties taken off.
    #[default]
    Percent,
    /// The plain percent, which compares characters, with no penalties taken off.
    Plain,
}

impl Rank {
    /// Every way to rank.
    pub const ALL: [Self; 2] = [Self::Percent, Self::Plain];

    /// Returns the name of the percent (`percent`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Plain => "plain",
        }
    }

    /// Returns the percent that ranks a text, without penalties.
    pub(super) fn of(self, percent: u8, plain: Plain) -> u8 {
        match self {
            Self::Percent => percent,
            Self::Plain => plain.percent(),
        }
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Rank {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|rank| rank.name() == name);
        found.ok_or_else(|| {
            ErrorKind::UnknownName { what: "way to rank (percent or plain)", found: name.into() }.into()
        })
    }
}
