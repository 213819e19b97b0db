//! [`Rights`]: what the holder of a token may do.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind, Result};

/// What the holder of a token may do. Each has the rights of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Rights {
    /// Look up, search and export.
    Read,
    /// Add, change and delete units, and import files.
    Write,
    /// Take back what others have done.
    Admin,
}

impl Rights {
    const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Admin];

    /// Returns the name of the rights (`read`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Rights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Rights {
    type Err = Error;

    /// Reads the name that [`name`](Self::name) returns.
    fn from_str(name: &str) -> Result<Self> {
        let unknown = || ErrorKind::UnknownName { what: "right", found: name.to_owned() };
        Self::ALL.into_iter().find(|rights| rights.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_read_as_they_are_named_and_grow() {
        for rights in Rights::ALL {
            assert_eq!(rights.to_string().parse::<Rights>().unwrap(), rights);
        }
        assert!(Rights::Read < Rights::Write && Rights::Write < Rights::Admin);
        assert!("root".parse::<Rights>().is_err());
    }
}
