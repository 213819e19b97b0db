//! [`Damage`]: a part of a memory that is not as it was written, or that cannot be read.

use std::fmt;

use crate::error::{Error, ErrorKind};

use super::unit_id::UnitId;

/// A damaged part of a memory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damage {
    /// The first unit concerned; `None` if the part is no unit.
    pub first: Option<UnitId>,
    /// The last unit concerned; the first one again if the part is a single unit. Some of the numbers between
    /// the two may belong to no unit. [`i64::MAX`] if nothing after the first one can be read.
    pub last: Option<UnitId>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a part of a memory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A unit can be read, but it is not as it was written.
    Altered,
    /// A unit cannot be read.
    Unreadable,
    /// A unit can be read, but its languages are lost, so that it is read as `und`.
    LostLangs,
    /// A unit can be read, but its document, domain or client is lost.
    LostLabel,
    /// The numbers of the units do not rise after this unit: a page of the file stands in two places.
    Order,
    /// A document, domain or client is not as it was written; the text as it is now.
    AlteredLabel(String),
    /// The tags of two languages are not as they were written; the tags as they are now.
    AlteredLangs(String),
    /// SQLite finds a fault in a page or table, and says which.
    Structure(String),
}

impl Fault {
    /// Returns the name of the fault in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Unreadable => "unreadable",
            Self::LostLangs => "lost-langs",
            Self::LostLabel => "lost-label",
            Self::Order => "order",
            Self::AlteredLabel(_) => "altered-label",
            Self::AlteredLangs(_) => "altered-langs",
            Self::Structure(_) => "structure",
        }
    }
}

impl Damage {
    pub(super) fn of_unit(id: i64, fault: Fault) -> Self {
        Self::of_units(id, id, fault)
    }

    pub(super) fn of_units(first: i64, last: i64, fault: Fault) -> Self {
        Self { first: Some(UnitId::new(first)), last: Some(UnitId::new(last)), fault }
    }

    pub(super) fn of_file(fault: Fault) -> Self {
        Self { first: None, last: None, fault }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if last.get() == i64::MAX => {
                write!(f, "units from {first} on: {}", self.fault)
            }
            (Some(first), Some(last)) if first != last => {
                write!(f, "units {first} to {last}: {}", self.fault)
            }
            (Some(first), _) => write!(f, "unit {first}: {}", self.fault),
            (None, _) => self.fault.fmt(f),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Altered => f.write_str("altered since it was written"),
            Self::Unreadable => f.write_str("cannot be read"),
            Self::LostLangs => f.write_str("its languages are lost"),
            Self::LostLabel => f.write_str("its document, domain or client is lost"),
            Self::Order => {
                f.write_str("units of lower numbers follow: a page of the file stands in two places")
            }
            Self::AlteredLabel(text) => {
                write!(f, "a document, domain or client was altered since it was written: {text:?}")
            }
            Self::AlteredLangs(tags) => {
                write!(f, "the languages of units were altered since they were written: {tags}")
            }
            Self::Structure(fault) => f.write_str(fault),
        }
    }
}

impl From<Damage> for Error {
    fn from(damage: Damage) -> Self {
        ErrorKind::Damaged(damage.to_string()).into()
    }
}
