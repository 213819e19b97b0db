//! [`Scope`]: the part of a unit that a note or property belongs to.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// The part of a unit that a note or property belongs to.
///
/// ```
/// use mizan::Scope;
///
/// assert_eq!("source".parse::<Scope>()?, Scope::Source);
/// assert_eq!(Scope::Target.to_string(), "target");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The unit.
    #[default]
    Unit,
    /// Its source text.
    Source,
    /// Its target text.
    Target,
}

impl Scope {
    const ALL: [Self; 3] = [Self::Unit, Self::Source, Self::Target];

    const fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Source => "source",
            Self::Target => "target",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Scope {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|scope| scope.name() == name);
        found.ok_or_else(|| ErrorKind::UnknownName { what: "scope", found: name.to_owned() }.into())
    }
}
