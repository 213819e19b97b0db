//! [`Column`]: the column of a workbook that is read.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A column of the sheets of a workbook, named by its letter (`C`) or by its heading (`العربية`).
///
/// A name of one letter is that of a letter. Every other name is a heading where a cell in the first 20 rows
/// that have text reads so, capital and small letters alike; the column has the cells below. A name of two or
/// three letters that is no heading is the name of a column (`AB`).
///
/// ```
/// use mizan::documents::{Column, ReadOptions};
///
/// let mut options = ReadOptions::default();
/// options.column = Some("C".parse()?);
/// assert!("".parse::<Column>().is_err());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column(String);

impl Column {
    /// Returns the number of the column with this letter, from 0; `None` if the name can only be a heading.
    #[cfg(feature = "documents")]
    pub(super) fn letter(&self) -> Option<u32> {
        if self.0.len() > 3 {
            return None;
        }
        let number = self.0.bytes().try_fold(0, |number, letter| {
            letter
                .is_ascii_alphabetic()
                .then(|| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
        });
        number?.checked_sub(1)
    }

    /// Returns true if a cell of this text may be the heading of the column.
    #[cfg(feature = "documents")]
    pub(super) fn is_heading(&self, cell: &str) -> bool {
        self.0.len() > 1 && cell.trim().to_lowercase() == self.0.to_lowercase()
    }
}

impl FromStr for Column {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match name.trim() {
            "" => {
                Err(ErrorKind::UnknownName { what: "letter or heading of a column", found: name.into() }
                    .into())
            }
            name => Ok(Self(name.to_owned())),
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(all(test, feature = "documents"))]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_named_by_its_letter_or_heading() {
        let column = |name: &str| name.parse::<Column>().unwrap();
        for (name, letter) in [
            ("A", Some(0)),
            ("z", Some(25)),
            ("AA", Some(26)),
            ("XFD", Some(16_383)),
            ("Text", None),
            ("ج", None),
        ] {
            assert_eq!(column(name).letter(), letter, "{name}");
        }
        assert!(column("english").is_heading(" English ") && column("ar").is_heading("AR"));
        assert!(!column("A").is_heading("A"));
    }
}
