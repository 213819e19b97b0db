//! [`Line`]: a row of a workbook as it is read.

/// A row of a workbook: its number, from 1, and its cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) at: u32,
    pub(super) cells: Vec<String>,
}

impl Line {
    /// Returns a cell without the spaces around it; an empty text where there is none.
    pub(super) fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |cell| cell.trim())
    }
}
