//! [`Offsets`]: the unit in which places in a text are counted.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// The unit in which JSON counts places in a text.
///
/// ```
/// use mizan::json::Offsets;
///
/// assert_eq!("utf16".parse::<Offsets>()?, Offsets::Utf16);
/// assert_eq!(Offsets::default().to_string(), "bytes");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8.
    #[default]
    Bytes,
    /// Characters (Unicode scalar values), as Python counts.
    Chars,
    /// Units of UTF-16, as JavaScript, Java and C# count.
    Utf16,
}

impl Offsets {
    const NAMES: [(Self, &'static str); 3] =
        [(Self::Bytes, "bytes"), (Self::Chars, "chars"), (Self::Utf16, "utf16")];

    /// Returns the length of a text in this unit.
    ///
    /// ```
    /// use mizan::json::Offsets;
    ///
    /// let lens = [Offsets::Bytes, Offsets::Chars, Offsets::Utf16].map(|offsets| offsets.len("نعم😀"));
    /// assert_eq!(lens, [10, 4, 5]);
    /// ```
    #[must_use]
    pub fn len(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            Self::Chars => text.chars().count(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

#[cfg(feature = "memory")]
impl Offsets {
    /// Returns a place in a text, given in bytes, in this unit.
    pub(super) fn at(self, text: &str, byte: usize) -> usize {
        if self == Self::Bytes { byte } else { self.len(&text[..byte]) }
    }

    /// Returns a range of a text as its start and its end in this unit.
    pub(super) fn place(self, text: &str, range: &std::ops::Range<usize>) -> [usize; 2] {
        [self.at(text, range.start), self.at(text, range.end)]
    }

    /// Returns ranges of a text as pairs of start and end in this unit.
    pub(super) fn places(self, text: &str, ranges: &[std::ops::Range<usize>]) -> Vec<[usize; 2]> {
        ranges.iter().map(|range| self.place(text, range)).collect()
    }
}

impl fmt::Display for Offsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(offsets, _)| offsets == self).map(|(_, name)| name);
        f.pad(name.expect("the table has every unit"))
    }
}

impl FromStr for Offsets {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let known = Self::NAMES.iter().find(|(_, known)| *known == name).map(|(offsets, _)| *offsets);
        let found = || ErrorKind::UnknownName {
            what: "unit of places (bytes, chars or utf16)",
            found: name.to_owned(),
        };
        known.ok_or_else(|| found().into())
    }
}
