//! [`Position`]: a place in an input, as a person finds it (line and column) and as a program does (byte).

use std::fmt;

/// A place in an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Column in chars, from 1.
    pub column: u64,
    /// Offset in bytes from the start of the decoded input.
    pub byte: u64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
