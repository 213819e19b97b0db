//! [`Doubt`]: why the numbers of a query are not put into a translation.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind, Result};

/// Why a translation is not adapted to a query whose numbers differ from those of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// A mark of the new number may separate thousands or decimals (1.500).
    Separator,
    /// A number that the text has twice has two new values.
    Repeated,
    /// The day and the month of a date may stand in either order (03/04/2025), or stand in another order than
    /// in the text (12/25/2025 for 25/12/2024).
    Date,
    /// The months are of two calendars (رجب, March).
    Calendar,
    /// The translation does not name the day of the week exactly once for each time the text does, or names
    /// one that the text does not name.
    Weekday,
    /// The translation writes the number in words, or in figures and in words.
    Words,
    /// The translation has a number that the text does not have, and that may follow from the one that
    /// differs: 5 miles (8 km).
    Derived,
    /// The translation does not have the number, or more or less often than the text.
    Place,
    /// A sign, a unit of measure or a clitic beside the number differs (€, mg, و).
    Beside,
    /// The hour is of another part of the day.
    Hour,
    /// The word or the ending beside the number would need another form (an 8-day, 3rd).
    Form,
    /// Placeholders without numbers stand in another order, or others stand in their place.
    Placeholder,
}

impl Doubt {
    const ALL: [Self; 12] = [
        Self::Separator,
        Self::Repeated,
        Self::Date,
        Self::Calendar,
        Self::Weekday,
        Self::Words,
        Self::Derived,
        Self::Place,
        Self::Beside,
        Self::Hour,
        Self::Form,
        Self::Placeholder,
    ];

    /// Returns the name under which programs read the doubt (`separator`).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Separator => "separator",
            Self::Repeated => "repeated",
            Self::Date => "date",
            Self::Calendar => "calendar",
            Self::Weekday => "weekday",
            Self::Words => "words",
            Self::Derived => "derived",
            Self::Place => "place",
            Self::Beside => "beside",
            Self::Hour => "hour",
            Self::Form => "form",
            Self::Placeholder => "placeholder",
        }
    }
}

impl fmt::Display for Doubt {
    /// Says why, for a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Separator => "a mark may separate thousands or decimals",
            Self::Repeated => "a number that occurs twice has two new values",
            Self::Date => "the day and the month may stand in either order",
            Self::Calendar => "the months are of two calendars",
            Self::Weekday => "the place of the day of the week is not sure",
            Self::Words => "the translation has the number in words",
            Self::Derived => "the translation has a number that the text does not have",
            Self::Place => "the place of the number is not sure",
            Self::Beside => "a sign, a unit or a clitic beside the number differs",
            Self::Hour => "the hour is of another part of the day",
            Self::Form => "what stands beside the number would need another form",
            Self::Placeholder => "placeholders stand in another order",
        })
    }
}

impl FromStr for Doubt {
    type Err = Error;

    /// Reads the name that [`name`](Self::name) returns.
    fn from_str(name: &str) -> Result<Self> {
        let unknown = || ErrorKind::UnknownName { what: "doubt", found: name.to_owned() };
        Self::ALL.into_iter().find(|doubt| doubt.name() == name).ok_or_else(|| unknown().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_is_read_as_it_is_named() {
        for doubt in Doubt::ALL {
            assert_eq!(doubt.name().parse::<Doubt>().unwrap(), doubt);
        }
        assert!("date".parse::<Doubt>().is_ok() && "dates".parse::<Doubt>().is_err());
    }
}
