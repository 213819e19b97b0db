//! [`Board`]: a document under review as it stands now.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::change::{Change, Splice};
use super::column::Column;
use super::passage::Passage;
use super::row::Row;
use crate::error::{ErrorKind, Result};

/// A document under review as it stands now: the passages of both columns, and the rows that share them out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Board {
    source: Vec<Passage>,
    target: Vec<Passage>,
    rows: Vec<Row>,
}

impl Board {
    /// Joins passages and rows that cover them.
    pub(in crate::review) fn new(source: Vec<Passage>, target: Vec<Passage>, rows: Vec<Row>) -> Self {
        let board = Self { source, target, rows };
        debug_assert!(board.check().is_ok(), "the rows cover the passages");
        board
    }

    /// Returns the rows, in order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the passages of a column, in order.
    #[must_use]
    pub fn passages(&self, column: Column) -> &[Passage] {
        match column {
            Column::Source => &self.source,
            Column::Target => &self.target,
        }
    }

    #[cfg(feature = "xlsx")]
    pub(super) fn rows_mut(&mut self) -> &mut [Row] {
        &mut self.rows
    }

    #[cfg(feature = "xlsx")]
    pub(super) fn passages_mut(&mut self, column: Column) -> &mut [Passage] {
        match column {
            Column::Source => &mut self.source,
            Column::Target => &mut self.target,
        }
    }

    /// Returns the places of the passages of a row, in each column. Linear in the number of rows.
    #[must_use]
    pub fn places(&self, row: usize) -> [Range<usize>; 2] {
        let [source, target] = self.before(row);
        let (sources, targets) = self.rows.get(row).map_or((0, 0), |row| (row.source, row.target));
        [source..source + sources, target..target + targets]
    }

    /// Returns the numbers of passages before a row.
    pub(in crate::review) fn before(&self, row: usize) -> [usize; 2] {
        let rows = &self.rows[..row.min(self.rows.len())];
        rows.iter().fold([0, 0], |[source, target], row| [source + row.source, target + row.target])
    }

    /// Returns the texts of all rows, the passages of each joined by spaces.
    pub fn texts(&self) -> impl Iterator<Item = [String; 2]> {
        let mut at = [0, 0];
        self.rows.iter().map(move |row| {
            let texts = Column::BOTH.map(|column| {
                let start = at[column.index()];
                joined(&self.passages(column)[start..start + row.counts()[column.index()]])
            });
            at = [at[0] + row.source, at[1] + row.target];
            texts
        })
    }

    /// Makes a change.
    ///
    /// # Errors
    ///
    /// If the change belongs to another state.
    pub(in crate::review) fn make(&mut self, change: &Change) -> Result<()> {
        change.source.iter().try_for_each(|splice| self.splice_passages(Column::Source, splice))?;
        change.target.iter().try_for_each(|splice| self.splice_passages(Column::Target, splice))?;
        change.rows.iter().try_for_each(|splice| self.splice_rows(splice))?;
        self.check()
    }

    /// Replaces rows. The rows may not cover the passages until all of a change is made.
    pub(in crate::review) fn splice_rows(&mut self, splice: &Splice<Row>) -> Result<()> {
        splice.make(&mut self.rows)
    }

    /// Replaces passages of a column.
    pub(in crate::review) fn splice_passages(
        &mut self,
        column: Column,
        splice: &Splice<Passage>,
    ) -> Result<()> {
        match column {
            Column::Source => splice.make(&mut self.source),
            Column::Target => splice.make(&mut self.target),
        }
    }

    /// Refuses rows that do not cover the passages, or that hold what no row can. A file may say anything.
    pub(in crate::review) fn check(&self) -> Result<()> {
        let mut rows = self.rows.iter();
        let covered = rows.try_fold([0_usize, 0], |[source, target], row| {
            Some([source.checked_add(row.source)?, target.checked_add(row.target)?])
        });
        let is_covered = covered == Some([self.source.len(), self.target.len()]);
        if !is_covered || !self.rows.iter().all(Row::is_sound) {
            return Err(ErrorKind::Job("its rows do not cover its texts: the file is damaged".into()).into());
        }
        Ok(())
    }
}

/// Returns passages as one text.
pub(in crate::review) fn joined(passages: &[Passage]) -> String {
    passages.iter().map(|passage| passage.text.trim()).collect::<Vec<_>>().join(" ")
}
