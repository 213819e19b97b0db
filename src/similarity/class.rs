//! [`Class`]: how a text relates to a query, in one word.

use std::fmt;

/// How a unit's text relates to the query, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Class {
    /// The same text between the same neighbours. A [`Query`](super::Query) knows no neighbours and never says so; a
    /// memory does.
    Context,
    /// The same text, inline codes included, after Unicode's NFC.
    Exact,
    /// The same but for orthography: hamza, diacritics, digit system, letter case and the like.
    Spelling,
    /// The same words; numbers, punctuation, inline codes or spaces differ.
    Format,
    /// Words differ.
    Fuzzy,
}

impl Class {
    /// Returns the name it is shown under.
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
        f.write_str(self.name())
    }
}
