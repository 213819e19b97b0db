//! [`Cell`]: a text or a number of a sheet.

use std::fmt;

/// A cell of a [`Sheet`](super::Sheet).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Count(u64),
    /// Any number.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => count.fmt(f),
            // At most four decimals, and none that say nothing.
            Self::Number(number) => ((number * 1e4).round() / 1e4).fmt(f),
        }
    }
}
