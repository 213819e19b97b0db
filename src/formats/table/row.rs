//! [`Row`]: a row of a table, whatever file the table stands in.

use crate::error::Position;

/// A row of a table.
pub(crate) struct Row {
    pub(crate) at: Position,
    pub(crate) cells: Vec<String>,
    /// The number of undecodable sequences of bytes in the row that became U+FFFD.
    pub(crate) replaced: u64,
}
