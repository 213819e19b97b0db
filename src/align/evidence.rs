//! [`Evidence`]: the kinds of evidence for a bead. Each can be left out, to measure how much it helps.

#[cfg(feature = "eval")]
use std::fmt;
#[cfg(feature = "eval")]
use std::str::FromStr;

#[cfg(feature = "eval")]
use crate::error::{Error, ErrorKind, Result};

/// A kind of evidence for a bead besides its length and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(not(feature = "eval"), expect(unreachable_pub, reason = "public with the feature `eval`"))]
pub enum Evidence {
    /// The places and the order of words in a bead: words that translate each other stand at about the same
    /// place.
    Position,
    /// Names whose consonants are the same in both languages.
    Names,
    /// Words that are written the same on both sides.
    Identity,
    /// Numbers, in digits of either kind or in words.
    Numbers,
    /// Stems. Without them only words that stand in the lexicon as they are written count.
    Stems,
    /// How well each sentence of a bead is explained by the other side, compared with the other beads of the
    /// text.
    Coverage,
    /// How often this translator splits, joins and omits sentences.
    Habits,
}

#[cfg(feature = "eval")]
impl Evidence {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Position,
        Self::Names,
        Self::Identity,
        Self::Numbers,
        Self::Stems,
        Self::Coverage,
        Self::Habits,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Names => "names",
            Self::Identity => "identity",
            Self::Numbers => "numbers",
            Self::Stems => "stems",
            Self::Coverage => "coverage",
            Self::Habits => "habits",
        }
    }
}

#[cfg(feature = "eval")]
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(feature = "eval")]
impl FromStr for Evidence {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let unknown = || ErrorKind::UnknownName { what: "kind of evidence", found: name.to_owned() };
        Self::ALL.into_iter().find(|evidence| evidence.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(all(test, feature = "eval"))]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        for evidence in Evidence::ALL {
            assert_eq!(evidence.to_string().parse::<Evidence>().unwrap(), evidence);
        }
        assert!("luck".parse::<Evidence>().is_err());
    }
}
