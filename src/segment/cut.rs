//! [`Cut`]: a place at which a caller can ask for a cut besides the ends of sentences.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A place at which a [`Segmenter`](crate::Segmenter) can cut, besides the ends of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cut {
    /// Behind a semicolon, `؛` or `;`.
    Semicolon,
    /// Behind a colon.
    Colon,
    /// At every line end, in hard-wrapped text too.
    Line,
}

impl Cut {
    const ALL: [Self; 3] = [Self::Semicolon, Self::Colon, Self::Line];

    const fn name(self) -> &'static str {
        match self {
            Self::Semicolon => "semicolon",
            Self::Colon => "colon",
            Self::Line => "line",
        }
    }
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Cut {
    type Err = Error;

    /// Reads the name that `Display` writes.
    ///
    /// ```
    /// use mizan::segment::Cut;
    ///
    /// assert_eq!("colon".parse::<Cut>()?, Cut::Colon);
    /// assert!("comma".parse::<Cut>().is_err());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|cut| cut.name() == name);
        found.ok_or_else(|| {
            ErrorKind::UnknownName { what: "cut (semicolon, colon or line)", found: name.to_owned() }.into()
        })
    }
}

/// The cuts that are switched on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cuts {
    pub(super) semicolon: bool,
    pub(super) colon: bool,
    pub(super) line: bool,
}

impl FromIterator<Cut> for Cuts {
    fn from_iter<I: IntoIterator<Item = Cut>>(cuts: I) -> Self {
        let mut on = Self::default();
        for cut in cuts {
            match cut {
                Cut::Semicolon => on.semicolon = true,
                Cut::Colon => on.colon = true,
                Cut::Line => on.line = true,
            }
        }
        on
    }
}
