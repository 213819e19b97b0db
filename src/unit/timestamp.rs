//! [`Timestamp`]: a moment in UTC, to the second, in every form that files and people write it.

use std::fmt;
use std::str::FromStr;

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

use crate::error::{Error, ErrorKind, Position, Syntax};

/// A moment, in seconds since 1970-01-01T00:00:00Z.
///
/// Written and read as TMX does, in UTC: `20261124T093000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    const TMX: &'static [BorrowedFormatItem<'static>] =
        format_description!("[year][month][day]T[hour][minute][second]Z");

    // `20261124T093000Z`; some tools leave the Z out, write a date alone, or ISO 8601's long form.
    #[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "the readers of files use it"))]
    pub(crate) fn lenient(value: &str) -> Option<Self> {
        let bare: String = value.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let bare = bare.split(['.', 'Z', '+']).next().unwrap_or_default();
        let whole = if bare.len() == 8 { format!("{bare}T000000Z") } else { format!("{bare}Z") };
        value.parse().or_else(|_| whole.parse()).ok()
    }

    /// Returns the moment that lies so many seconds after 1970.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns the seconds since 1970.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0
    }

    /// Returns the present moment, to the second.
    #[must_use]
    pub fn now() -> Self {
        Self(OffsetDateTime::now_utc().unix_timestamp())
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        time::PrimitiveDateTime::parse(text.trim(), Self::TMX)
            .map(|moment| Self(moment.assume_utc().unix_timestamp()))
            .map_err(|_| {
                ErrorKind::Syntax { at: Position::default(), found: Syntax::Value(text.into()) }.into()
            })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = OffsetDateTime::from_unix_timestamp(self.0).map_err(|_| fmt::Error)?;
        f.write_str(&moment.format(Self::TMX).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_written_as_tmx_writes_them() {
        let moment: Timestamp = "20261124T093000Z".parse().unwrap();
        assert_eq!(moment.to_string(), "20261124T093000Z");
        assert!("2026-11-24".parse::<Timestamp>().is_err());
    }
}
