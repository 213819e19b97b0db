//! [`UnitId`]: the number of a unit in its memory.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// The number of a unit in its memory. The number of a deleted unit is not used again.
///
/// ```
/// use mizan::memory::UnitId;
///
/// let id: UnitId = "17".parse()?;
/// assert_eq!((id.get(), id.to_string()), (17, "17".to_owned()));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(i64);

impl UnitId {
    /// Returns the id of this number, whether or not a memory has a unit of it.
    #[must_use]
    pub fn new(number: i64) -> Self {
        Self(number)
    }

    /// Returns the number.
    #[must_use]
    pub fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for UnitId {
    type Err = Error;

    fn from_str(number: &str) -> Result<Self, Error> {
        let unknown = || ErrorKind::UnknownName { what: "number of a unit", found: number.into() };
        number.parse().map(Self).map_err(|_| unknown().into())
    }
}
