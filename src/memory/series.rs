//! [`Series`]: the batches of one run of a program, which are undone and redone together.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use crate::error::Result;

use super::batch::Batch;
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
