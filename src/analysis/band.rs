//! [`Band`]: the kinds of matches that are counted apart, since they take a translator different times.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};

/// A kind of segments that are counted together, from those that cost a translator least to those that cost
/// most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Band {
    /// The text of an earlier segment of the job.
    Repetition,
    /// The same text between the same neighbours in a memory.
    Context,
    /// The same text in a memory.
    Exact,
    /// A match of 95 to 99 percent: spelling, numbers, punctuation or codes differ.
    From95,
    /// A match of 85 to 94 percent.
    From85,
    /// A match of 75 to 84 percent.
    From75,
    /// A match of 50 to 74 percent.
    From50,
    /// No such match, but texts of a memory stand in the segment and cover half of its words or more.
    Fragments,
    /// Nothing of use in the memories.
    New,
}

impl Band {
    /// All bands, in their order.
    pub const ALL: [Self; 9] = [
        Self::Repetition,
        Self::Context,
        Self::Exact,
        Self::From95,
        Self::From85,
        Self::From75,
        Self::From50,
        Self::Fragments,
        Self::New,
    ];

    /// Returns the name under which the band is shown (`85-94`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Repetition => "repetition",
            Self::Context => "context",
            Self::Exact => "exact",
            Self::From95 => "95-99",
            Self::From85 => "85-94",
            Self::From75 => "75-84",
            Self::From50 => "50-74",
            Self::Fragments => "fragments",
            Self::New => "new",
        }
    }

    /// Returns the band of a text that is so alike and not the same; `None` below 50 percent.
    pub(super) fn of_percent(percent: u8) -> Option<Self> {
        match percent {
            0..50 => None,
            50..75 => Some(Self::From50),
            75..85 => Some(Self::From75),
            85..95 => Some(Self::From85),
            95.. => Some(Self::From95),
        }
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Band {
    type Err = Error;

    /// Reads the name that [`name`](Self::name) returns.
    fn from_str(name: &str) -> Result<Self> {
        let what = "band (repetition, context, exact, 95-99, 85-94, 75-84, 50-74, fragments, new)";
        let unknown = || ErrorKind::UnknownName { what, found: name.to_owned() };
        Self::ALL.into_iter().find(|band| band.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_read_as_it_is_named() {
        for band in Band::ALL {
            assert_eq!(band.to_string().parse::<Band>().unwrap(), band);
        }
        assert!("95".parse::<Band>().is_err());
    }

    #[test]
    fn a_percent_lies_in_the_band_that_its_name_says() {
        for band in [Band::From95, Band::From85, Band::From75, Band::From50] {
            let (from, to) = band.name().split_once('-').unwrap();
            let all = from.parse::<u8>().unwrap()..=to.parse().unwrap();
            assert!(all.clone().all(|percent| Band::of_percent(percent) == Some(band)), "{band}");
        }
        assert_eq!(Band::of_percent(49), None);
    }
}
