//! [`Order`]: the order in which a search returns the units that it finds.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// The order of the units that a search finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// The units that came into the memory last come first. The search ends as soon as it has enough of them.
    #[default]
    Newest,
    /// The units that were changed last come first. All units with the words are read.
    Date,
    /// The units whose text is closest to the words come first: those that have the words as they were asked
    /// for, then those of which the words are the greatest part. All units with the words are read.
    Closest,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Date, Self::Closest];

    /// Returns the name by which an option names the order: `newest`, `date` or `closest`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Date => "date",
            Self::Closest => "closest",
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Order {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|order| order.name() == name);
        found.ok_or_else(|| ErrorKind::UnknownName { what: "order", found: name.into() }.into())
    }
}
