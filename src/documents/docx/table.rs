//! [`Table`]: where a cell stands in its table.

use crate::documents::block::BlockKind;

/// A table that is being read.
pub(super) struct Table {
    number: usize,
    row: usize,
    column: usize,
    // The columns of the current cell.
    span: usize,
    /// The number of paragraphs that are open around the table.
    pub(super) depth: usize,
    /// True if the current row was deleted.
    pub(super) is_row_deleted: bool,
    /// True if the current cell was deleted.
    pub(super) is_cell_deleted: bool,
}

impl Table {
    pub(super) fn new(number: usize, depth: usize) -> Self {
        Self { number, row: 0, column: 0, span: 1, depth, is_row_deleted: false, is_cell_deleted: false }
    }

    pub(super) fn begin_row(&mut self) {
        (self.row, self.column, self.span) = (self.row + 1, 0, 1);
        (self.is_row_deleted, self.is_cell_deleted) = (false, false);
    }

    /// Leaves out columns before the first cell of the row.
    pub(super) fn indent(&mut self, columns: usize) {
        self.column = columns;
    }

    pub(super) fn begin_cell(&mut self) {
        (self.column, self.span, self.is_cell_deleted) = (self.column + self.span, 1, false);
    }

    /// Makes the current cell this number of columns wide.
    pub(super) fn widen(&mut self, columns: usize) {
        self.span = columns.max(1);
    }

    /// Returns true for a place in a row or cell that was deleted.
    pub(super) fn is_deleted(&self) -> bool {
        self.is_row_deleted || self.is_cell_deleted
    }

    pub(super) fn cell(&self) -> BlockKind {
        BlockKind::Cell { table: self.number, row: self.row.max(1), column: self.column.max(1) }
    }
}
