use super::Plain;

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

/// What holding a query against a text gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub(super) percent: u8,
    pub(super) plain: Plain,
    pub(super) class: Class,
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

impl Comparison {
    /// Returns how alike the texts are: 100 for `exact`, 99 for `spelling`, 95 to 98 for `format`, at most 94 for
    /// `fuzzy`.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.percent
    }

    /// Returns how alike the folded texts are by characters.
    #[must_use]
    pub fn plain(&self) -> Plain {
        self.plain
    }

    /// Returns the class of the match.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }
}
