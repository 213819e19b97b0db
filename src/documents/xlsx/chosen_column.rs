//! [`ChosenColumn`]: which cells of a sheet are in the column that is read.

use crate::documents::block::Block;
use crate::documents::column::Column;
use crate::error::Result;

// The rows with text, from the first one on, in which a heading may stand: a title and some remarks may stand
// above the headings. Chosen by hand.
const ROWS_OF_HEADINGS: usize = 20;

// The number of no column, which a sheet without the heading gets.
const NONE: u32 = u32::MAX;

/// Finds out, while a sheet is read, which column is read.
pub(super) struct ChosenColumn<'c> {
    column: Option<&'c Column>,
    /// The number of the column, from 0, once it is known.
    found: Option<u32>,
    // While a heading may still come: the rows up to now, the last of them, and the cells of the column that
    // has the name for its letter.
    rows: usize,
    last: Option<u32>,
    waiting: Vec<Block>,
    // The row of the heading, which is no text of the column.
    heading: Option<u32>,
}

impl<'c> ChosenColumn<'c> {
    pub(super) fn new(column: Option<&'c Column>) -> Self {
        Self { column, found: None, rows: 0, last: None, waiting: Vec::new(), heading: None }
    }

    /// Takes the next cell, and calls a closure for the block of it if the block may be read. Returns the
    /// blocks that are known to be read.
    pub(super) fn take(
        &mut self,
        (row, column): (u32, u32),
        text: &str,
        block: impl FnOnce() -> Result<Option<Block>>,
    ) -> Result<Vec<Block>> {
        let mut known = Vec::new();
        if self.column.is_some() && self.found.is_none() {
            self.rows += usize::from(self.last.replace(row) != Some(row));
            if self.rows <= ROWS_OF_HEADINGS {
                self.search((row, column), text, block)?;
                return Ok(known);
            }
            known = self.end();
        }
        let is_read = self.column.is_none() || self.found == Some(column) && self.heading != Some(row);
        known.extend(if is_read { block()? } else { None });
        Ok(known)
    }

    fn search(
        &mut self,
        (row, column): (u32, u32),
        text: &str,
        block: impl FnOnce() -> Result<Option<Block>>,
    ) -> Result<()> {
        if self.column.is_some_and(|wanted| wanted.is_heading(text)) {
            (self.found, self.heading) = (Some(column), Some(row));
            self.waiting.clear();
        } else if self.column.and_then(Column::letter) == Some(column) {
            self.waiting.extend(block()?);
        }
        Ok(())
    }

    /// Returns true if the sheet has neither a heading nor a letter of this name.
    pub(super) fn is_missing(&self) -> bool {
        self.found == Some(NONE)
    }

    /// Ends the search for a heading. Returns the blocks that waited.
    pub(super) fn end(&mut self) -> Vec<Block> {
        if self.found.is_none() {
            self.found = self.column.map(|column| column.letter().unwrap_or(NONE));
        }
        std::mem::take(&mut self.waiting)
    }
}
