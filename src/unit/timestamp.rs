//! [`Timestamp`]: a moment in UTC, to the second, in every form that files and people write it.

use std::fmt;
use std::str::FromStr;

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

use crate::error::{Error, ErrorKind, Position, Syntax};

/// A moment, in seconds since 1970-01-01T00:00:00Z.
///
/// `Display` writes the form of TMX, in UTC: `20261124T093000Z`. `FromStr` reads this form and ISO 8601.
///
/// ```
/// use mizan::Timestamp;
///
/// let moment: Timestamp = "2026-11-24 09:30:00".parse()?;
/// assert_eq!(moment.to_string(), "20261124T093000Z");
/// assert_eq!(moment.iso(), "2026-11-24T09:30:00Z");
/// assert_eq!(moment.date(), "2026-11-24");
/// assert_eq!(Timestamp::from_unix(moment.unix()), moment);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    const TMX: &'static [BorrowedFormatItem<'static>] =
        format_description!("[year][month][day]T[hour][minute][second]Z");
    const ISO: &'static [BorrowedFormatItem<'static>] =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    const DATE: &'static [BorrowedFormatItem<'static>] = format_description!("[year]-[month]-[day]");

    /// Returns the moment that is this number of seconds after 1970-01-01T00:00:00Z.
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

    /// Returns the moment in the form of ISO 8601: `2026-11-24T09:30:00Z`.
    #[must_use]
    pub fn iso(self) -> String {
        self.written(Self::ISO).unwrap_or_default()
    }

    /// Returns the day of the moment: `2026-11-24`.
    #[must_use]
    pub fn date(self) -> String {
        self.written(Self::DATE).unwrap_or_default()
    }

    // Returns the time in a form; `None` for a year of more than four digits.
    fn written(self, form: &[BorrowedFormatItem<'static>]) -> Option<String> {
        OffsetDateTime::from_unix_timestamp(self.0).ok()?.format(form).ok()
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    /// Reads `20261124T093000Z` and `2026-11-24T09:30:00Z`. A space may stand for the `T`, the `Z` may be
    /// left out, and a fraction of a second is dropped. A date alone is read as midnight of that day.
    fn from_str(text: &str) -> Result<Self, Error> {
        let bare: String = text.trim().chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let bare = bare.split(['.', 'Z', '+']).next().unwrap_or_default().replacen(' ', "T", 1);
        let time = if bare.len() == 8 { "T000000Z" } else { "Z" };
        time::PrimitiveDateTime::parse(&format!("{bare}{time}"), Self::TMX)
            .map(|moment| Self(moment.assume_utc().unix_timestamp()))
            .map_err(|_| {
                ErrorKind::Syntax { at: Position::default(), found: Syntax::Value(text.into()) }.into()
            })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(Self::TMX).ok_or(fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_written_as_tmx_writes_them() {
        let moment: Timestamp = "20261124T093000Z".parse().unwrap();
        assert_eq!(moment.to_string(), "20261124T093000Z");
    }

    #[test]
    fn a_moment_is_read_in_every_form_that_tools_write() {
        let moment = "20260321T165422Z".parse().ok();
        for form in
            ["2026-03-21T16:54:22Z", "2026-03-21 16:54:22", "20260321T165422", " 2026-03-21T16:54:22.120Z"]
        {
            assert_eq!(form.parse::<Timestamp>().ok(), moment, "{form}");
        }
        let midnight = "20260321T000000Z".parse().ok();
        assert_eq!(["2026-03-21", "20260321"].map(|day| day.parse::<Timestamp>().ok()), [midnight; 2]);
        for no_moment in ["", "yesterday", "21.03.2026", "2026-13-01", "2026-03-21T25:00:00Z"] {
            assert!(no_moment.parse::<Timestamp>().is_err(), "{no_moment}");
        }
    }
}
