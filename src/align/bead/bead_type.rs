//! Kinds of beads by their number of sentences: [`BeadType`].

use std::fmt;
use std::str::FromStr;

use super::bead::Bead;
use crate::error::{Error, ErrorKind, Result};

/// A kind of bead, by the number of sentences on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BeadType {
    /// One sentence against one.
    OneOne,
    /// One source sentence against several.
    OneMany,
    /// Several source sentences against one.
    ManyOne,
    /// Several source sentences against several target sentences.
    ManyMany,
    /// A sentence without a counterpart.
    Null,
}

impl BeadType {
    /// All types, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::OneOne, Self::OneMany, Self::ManyOne, Self::ManyMany, Self::Null];

    /// Returns the type of a bead.
    #[must_use]
    pub fn of(bead: &Bead) -> Self {
        Self::of_lengths(bead.source().len(), bead.target().len())
    }

    /// Returns the name that `Display` writes and `FromStr` reads (`1-n`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OneOne => "1-1",
            Self::OneMany => "1-n",
            Self::ManyOne => "n-1",
            Self::ManyMany => "n-m",
            Self::Null => "null",
        }
    }

    pub(crate) fn of_lengths(source: usize, target: usize) -> Self {
        match (source, target) {
            (0, _) | (_, 0) => Self::Null,
            (1, 1) => Self::OneOne,
            (1, _) => Self::OneMany,
            (_, 1) => Self::ManyOne,
            _ => Self::ManyMany,
        }
    }
}

impl fmt::Display for BeadType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for BeadType {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let unknown = || ErrorKind::UnknownName { what: "type of bead", found: name.to_owned() };
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        for kind in BeadType::ALL {
            assert_eq!(kind.to_string().parse::<BeadType>().unwrap(), kind);
        }
        assert!("2-1".parse::<BeadType>().is_err());
    }
}
