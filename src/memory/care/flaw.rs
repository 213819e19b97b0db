//! A flaw that a unit may have: [`Flaw`], and the report of it: [`Finding`].

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::memory::unit_id::UnitId;

/// A flaw of a unit that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The number of the unit.
    pub id: UnitId,
    /// The flaw.
    pub flaw: Flaw,
    /// The unit to keep instead, for a [`Flaw::Duplicate`] or a [`Flaw::Variant`].
    pub kept: Option<UnitId>,
    /// The places of the flaw in the plain source text, in bytes; empty if it concerns the unit as a whole.
    pub source: Vec<Range<usize>>,
    /// The places of the flaw in the plain target text, in bytes.
    pub target: Vec<Range<usize>>,
}

/// A flaw that a unit may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Flaw {
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

impl Flaw {
    /// All flaws. The first are those that [`Memory::mend`](crate::memory::Memory::mend) can delete without a
    /// person's check.
    pub const ALL: [Self; 7] = [
        Self::Duplicate,
        Self::Empty,
        Self::Untranslated,
        Self::Length,
        Self::Numbers,
        Self::Script,
        Self::Variant,
    ];

    /// Returns the name under which the flaw is shown.
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

impl Finding {
    pub(super) fn new(id: UnitId, flaw: Flaw) -> Self {
        Self { id, flaw, kept: None, source: Vec::new(), target: Vec::new() }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

// What a message calls a flaw, with all names.
const KIND: &str = "kind of flaw (duplicate, empty, untranslated, length, numbers, script or variant)";

impl FromStr for Flaw {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|flaw| flaw.name() == name);
        found.ok_or_else(|| ErrorKind::UnknownName { what: KIND, found: name.into() }.into())
    }
}
