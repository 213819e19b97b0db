//! [`Status`]: how far a translation is trusted.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// How far a translation is trusted, from the least to the most trusted.
///
/// ```
/// use mizan::Status;
///
/// assert_eq!("reviewed".parse::<Status>()?, Status::Reviewed);
/// assert_eq!(Status::Machine.to_string(), "machine");
/// assert_eq!("good".parse::<Status>().unwrap_err().to_string(), "\"good\" is not a status");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Status {
    /// Paired by an aligner and not checked by anybody.
    Aligned,
    /// Made by a machine.
    Machine,
    /// Written by a translator.
    #[default]
    Translated,
    /// Checked by a second person.
    Reviewed,
}

impl Status {
    /// Returns the name under which the status is stored, written and shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Machine => "machine",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Status {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [Self::Aligned, Self::Machine, Self::Translated, Self::Reviewed];
        let unknown = || ErrorKind::UnknownName { what: "status", found: name.to_owned() }.into();
        all.into_iter().find(|status| status.name() == name).ok_or_else(unknown)
    }
}
