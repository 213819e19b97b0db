//! What a check looks for: [`Rule`].

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A rule that units may break. Its name is that of the flaw which it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Rule {
    /// Another unit has the same two texts, apart from spelling, and is more trusted or newer.
    Duplicate,
    /// One text has a letter or a digit, the other has neither.
    Empty,
    /// A text of two words or more is, or contains, its own translation.
    Untranslated,
    /// One text is more than four times as long as the other.
    Length,
    /// One text has a number above twelve in digits, which the other has neither in digits nor in words.
    Numbers,
    /// A text has letters of the other language's script, but none of its own.
    Script,
    /// Another unit has another translation of the same source text, and is more trusted or newer. This is no
    /// fault if the text has several meanings.
    Variant,
}

impl Rule {
    /// All rules. The flaws of the first two can be deleted without a person's check.
    pub const ALL: [Self; 7] = [
        Self::Duplicate,
        Self::Empty,
        Self::Untranslated,
        Self::Length,
        Self::Numbers,
        Self::Script,
        Self::Variant,
    ];

    /// Returns the name under which the rule is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Empty => "empty",
            Self::Untranslated => "untranslated",
            Self::Length => "length",
            Self::Numbers => "numbers",
            Self::Script => "script",
            Self::Variant => "variant",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

// What a message calls a flaw, with all names.
const KIND: &str = "kind of flaw (duplicate, empty, untranslated, length, numbers, script or variant)";

impl FromStr for Rule {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|rule| rule.name() == name);
        found.ok_or_else(|| ErrorKind::UnknownName { what: KIND, found: name.into() }.into())
    }
}
