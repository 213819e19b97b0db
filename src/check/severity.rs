//! [`Severity`]: how much a finding matters.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// A matter of style, or of a source text: worth a look.
    Note,
    /// Probably a fault.
    Warning,
    /// A fault that readers or programs stumble over.
    Error,
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Returns the name under which the severity is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|severity| severity.name() == name);
        let unknown =
            || ErrorKind::UnknownName { what: "severity (error, warning or note)", found: name.into() };
        found.ok_or_else(|| unknown().into())
    }
}
