//! [`Penalty`]: points that a match loses because of its origin.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// Points taken from a match because of its origin, whatever its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalty {
    pub(super) reason: Reason,
    pub(super) points: u8,
}

/// The reason for which points are taken from a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// An aligner paired the texts, and nobody has reviewed the pair.
    Aligned,
    /// A machine translated the text, and nobody has reviewed the translation.
    Machine,
    /// The memory is worth less than others, as whoever asks several says.
    Memory,
    /// A text is of another region of the language than the one asked for (`ar-SA` for `ar-EG`).
    Region,
    /// The unit is of another subject field than the one asked for, or of none.
    Domain,
    /// The unit was last changed before a moment that whoever asks names.
    Age,
}

impl Penalty {
    /// Returns the reason for which the points are taken.
    #[must_use]
    pub fn reason(self) -> Reason {
        self.reason
    }

    /// Returns the points taken from the percent.
    #[must_use]
    pub fn points(self) -> u8 {
        self.points
    }
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::Aligned, Self::Machine, Self::Memory, Self::Region, Self::Domain, Self::Age];

    /// Returns the name under which the reason is shown (`aligned`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Machine => "machine",
            Self::Memory => "memory",
            Self::Region => "region",
            Self::Domain => "domain",
            Self::Age => "age",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Reason {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|reason| reason.name() == name);
        found
            .ok_or_else(|| ErrorKind::UnknownName { what: "reason for a penalty", found: name.into() }.into())
    }
}
