//! [`Position`]: a place in an input, by line and column for a person and by byte for a program.

use std::fmt;

/// A place in an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Column in chars, from 1.
    pub column: u64,
    /// Offset in bytes from the start of the decoded input.
    pub byte: u64,
}

impl Position {
    /// Returns a place: line and column from 1, the byte from 0.
    #[must_use]
    pub fn new(line: u64, column: u64, byte: u64) -> Self {
        Self { line, column, byte }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
