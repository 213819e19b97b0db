//! [`Cell`]: a filled cell of a sheet.

/// A cell that shows something.
pub(crate) struct Cell {
    /// The row, from 0.
    pub(crate) row: u32,
    /// The column, from 0.
    pub(crate) column: u32,
    pub(crate) text: CellText,
    /// True if the sheet hides the row or the column.
    #[cfg_attr(
        not(feature = "documents"),
        expect(dead_code, reason = "a table of units has hidden cells too")
    )]
    pub(crate) is_hidden: bool,
}

/// The text that a cell shows.
pub(crate) enum CellText {
    /// A text that the sheets share, by its number.
    Shared(u32),
    /// A text of this cell alone, with line ends of one kind.
    Own(String),
    /// The cell names a text that the workbook does not have.
    Missing,
}
