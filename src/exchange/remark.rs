//! [`Remark`]: what was repaired or refused in a file, and where.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Position};

/// What was repaired or refused, and where.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Remark {
    /// The place in the file.
    pub at: Position,
    /// Whether the unit was kept.
    pub fate: Fate,
    /// The fault that was found there.
    pub reason: String,
}

/// Whether a unit with a defect was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The unit was mended and kept.
    Repaired,
    /// The unit was not kept.
    Refused,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A fault that shows only when a unit is written has no place in the file that was read.
        if self.at.line > 0 {
            write!(f, "{}: ", self.at)?;
        }
        write!(f, "{}: {}", self.fate, self.reason)
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Repaired => "repaired",
            Self::Refused => "refused",
        })
    }
}

impl FromStr for Fate {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "repaired" => Ok(Self::Repaired),
            "refused" => Ok(Self::Refused),
            _ => Err(ErrorKind::UnknownName { what: "fate", found: name.to_owned() }.into()),
        }
    }
}
