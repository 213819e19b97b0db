//! [`Class`]: in which respect a text differs from a query, from the same text in the same context to other
//! words.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};

/// How a unit's text relates to the query, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Class {
    /// The same text between the same neighbours. Only a memory returns this class, since a
    /// [`Query`](super::Query) has no neighbours.
    Context,
    /// The same text, inline codes included, after Unicode's NFC.
    Exact,
    /// The same text apart from orthography: hamza, diacritics, digit system, letter case and the like.
    Spelling,
    /// The same words; numbers, punctuation, inline codes or spaces differ.
    Format,
    /// Words differ.
    Fuzzy,
}

impl Class {
    const ALL: [Self; 5] = [Self::Context, Self::Exact, Self::Spelling, Self::Format, Self::Fuzzy];

    /// Returns the name under which the class is shown (`spelling`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Exact => "exact",
            Self::Spelling => "spelling",
            Self::Format => "format",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Class {
    type Err = Error;

    /// Reads the name that [`name`](Self::name) returns.
    fn from_str(name: &str) -> Result<Self> {
        let unknown = || ErrorKind::UnknownName { what: "class of matches", found: name.to_owned() };
        Self::ALL.into_iter().find(|class| class.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_read_as_it_is_named() {
        for class in Class::ALL {
            assert_eq!(class.to_string().parse::<Class>().unwrap(), class);
        }
        assert!("fuzz".parse::<Class>().is_err());
    }
}
