//! [`Series`]: the batches of one run of a program, which are undone and redone together.
//!
//! The table `series` has the number of the series of a step. Steps that follow one another in the history and
//! have the same number are undone together; where another writer came between them, they are undone in parts,
//! so that every change is taken back in the order in which it was made.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

use super::batch::Batch;
use super::layout;
use super::memory::Memory;

/// The batches of one run of a program, such as an import of many files: [`Memory::undo`] takes them back
/// together. Each batch is stored when it is committed, whatever becomes of those behind it.
///
/// ```
/// use mizan::memory::Memory;
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let series = memory.series();
/// for (source, target) in [("Valve", "صمام"), ("Pump", "مضخة")] {
///     let mut batch = series.batch()?;
///     batch.insert(&Unit::new(Lang::ENGLISH, source, Lang::ARABIC, target))?;
///     batch.commit()?;
/// }
/// assert_eq!(memory.steps()?[0].made, 2);
/// assert_eq!(memory.undo()?.map(|undone| undone.removed), Some(2));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Series<'m> {
    memory: &'m Memory,
    number: i64,
}

impl Memory {
    /// Begins a series of batches that are undone together.
    #[must_use]
    pub fn series(&self) -> Series<'_> {
        // Two programs that write at once must not have the same number.
        Series { memory: self, number: RandomState::new().hash_one(()).cast_signed() }
    }
}

impl<'m> Series<'m> {
    /// Returns the memory.
    #[must_use]
    pub fn memory(&self) -> &'m Memory {
        self.memory
    }

    /// Begins a batch of the series, as [`Memory::batch`] does.
    ///
    /// # Errors
    ///
    /// As for [`Memory::batch`].
    pub fn batch(&self) -> Result<Batch<'m>> {
        Ok(self.memory.batch()?.of_series(self.number))
    }
}

/// Writes down that a step belongs to a series.
pub(super) fn add(connection: &Connection, step: i64, series: i64) -> rusqlite::Result<()> {
    const ADD: &str = "INSERT OR REPLACE INTO series (step, number) VALUES (?1, ?2)";
    connection.execute_batch(layout::SERIES_TABLE)?;
    connection.prepare_cached(ADD)?.execute([step, series]).map(drop)
}

/// Returns the series of a step, if it belongs to one.
pub(super) fn of_step(connection: &Connection, step: i64) -> rusqlite::Result<Option<i64>> {
    const OF_STEP: &str = "SELECT number FROM series WHERE step = ?1";
    connection.prepare_cached(OF_STEP)?.query_row([step], |row| row.get(0)).optional()
}

/// Returns true if the memory has had a series.
pub(super) fn is_laid_out(connection: &Connection) -> rusqlite::Result<bool> {
    const IS_LAID_OUT: &str =
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'series')";
    connection.prepare_cached(IS_LAID_OUT)?.query_row([], |row| row.get(0))
}

/// Forgets the series of steps that are no longer there.
pub(super) fn forget_gone(connection: &Connection) -> rusqlite::Result<()> {
    if !is_laid_out(connection)? {
        return Ok(());
    }
    connection.execute("DELETE FROM series WHERE step NOT IN (SELECT id FROM step)", []).map(drop)
}
