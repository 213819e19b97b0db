//! [`Grid`]: which row and column a cell of a table stands in, where cells span several.

/// The cells of a table that were met so far.
#[derive(Debug, Default)]
pub(super) struct Grid {
    row: usize,
    /// The last column that is taken in this row.
    column: usize,
    /// For each column, the last row that a cell from above fills.
    filled: Vec<usize>,
}

// The widest cell, as the standard of HTML has it.
const COLUMNS_OF_A_CELL: usize = 1000;
// The highest cell, as the standard of HTML has it.
const ROWS_OF_A_CELL: usize = 65_534;
// Columns of which the grid knows what fills them. Chosen by hand; no page has a wider table.
const COLUMNS: usize = 256;

impl Grid {
    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// Returns the row and the column of the next cell, both counted from 1.
    pub(super) fn cell(&mut self, columns: usize, rows: usize) -> (usize, usize) {
        if self.row == 0 {
            self.begin_row();
        }
        let mut first = self.column + 1;
        while self.filled.get(first).is_some_and(|row| *row >= self.row) {
            first += 1;
        }
        self.column = first.saturating_add(columns.min(COLUMNS_OF_A_CELL) - 1);
        if rows > 1 {
            self.fill(first, self.row + rows.min(ROWS_OF_A_CELL) - 1);
        }
        (self.row, first)
    }

    fn fill(&mut self, first: usize, last_row: usize) {
        let end = (self.column + 1).min(COLUMNS);
        if self.filled.len() < end {
            self.filled.resize(end, 0);
        }
        for filled in self.filled.iter_mut().take(end).skip(first) {
            *filled = last_row;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_spans_two_columns_takes_both() {
        let mut grid = Grid::default();
        grid.begin_row();
        assert_eq!([grid.cell(2, 1), grid.cell(1, 1)], [(1, 1), (1, 3)]);
    }

    #[test]
    fn a_cell_that_spans_two_rows_takes_its_column_below() {
        let mut grid = Grid::default();
        grid.begin_row();
        assert_eq!([grid.cell(1, 2), grid.cell(1, 1)], [(1, 1), (1, 2)]);
        grid.begin_row();
        assert_eq!(grid.cell(1, 1), (2, 2));
        grid.begin_row();
        assert_eq!(grid.cell(1, 1), (3, 1));
    }

    #[test]
    fn the_span_of_a_cell_is_bounded() {
        let mut grid = Grid::default();
        assert_eq!(grid.cell(usize::MAX, usize::MAX), (1, 1));
        assert_eq!(grid.cell(1, 1), (1, 1001));
    }
}
