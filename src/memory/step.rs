//! [`Step`]: a batch, or a series of batches, in the history. [`Memory::steps`] lists the steps that can be
//! undone, and [`Memory::undone_steps`] those that can be redone.

use rusqlite::Connection;

use crate::error::Result;
use crate::unit::Timestamp;

use super::action::Action;
use super::memory::Memory;
use super::step_group::{self, CAN_BE_REDONE, CAN_BE_UNDONE, StepGroup};
use super::storage_error::storage;
use super::unit_id::UnitId;

/// A step that can be undone, or redone: a batch, or the batches of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What the step did.
    pub action: Action,
    /// The name of the file that the step read, if it read one; of several, that of the first.
    pub file: Option<String>,
    /// How many files the step read: more than one if it is a [series](super::Series).
    pub files: u64,
    /// When the step began.
    pub at: Timestamp,
    /// Units that the step made.
    pub made: u64,
    /// Units of earlier steps that the step changed or deleted.
    pub changed: u64,
    /// The numbers of the first units that the step changed or deleted, or made alone: at most
    /// [`MOST_UNITS`](Self::MOST_UNITS).
    pub units: Vec<UnitId>,
}

impl Step {
    /// The most units of a step whose numbers are listed. Chosen by hand to fit a line.
    pub const MOST_UNITS: usize = 4;

    fn of(connection: &Connection, group: StepGroup) -> rusqlite::Result<Self> {
        let made = group.made(connection)?.iter().map(|range| (range.end - range.start).unsigned_abs()).sum();
        let earlier = group.earlier(connection)?;
        let units = group.first_units(connection)?;
        let StepGroup { action, file, files, at, .. } = group;
        Ok(Self { action, file, files, at, made, changed: earlier.changed + earlier.deleted, units })
    }
}

impl Memory {
    /// Returns the steps that can be undone, the last first. The batches of a [series](super::Series) are one
    /// step, unless another writer came between them.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn steps(&self) -> Result<Vec<Step>> {
        let mut steps = self.listed(CAN_BE_UNDONE)?;
        steps.reverse();
        Ok(steps)
    }

    /// Returns the steps that were undone and can be redone, in the order in which [`redo`](Self::redo) takes
    /// them. Any later change ends what can be redone.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?.action(Action::Add);
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// memory.undo()?;
    /// assert_eq!(memory.undone_steps()?[0].action, Action::Add);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn undone_steps(&self) -> Result<Vec<Step>> {
        self.listed(CAN_BE_REDONE)
    }

    fn listed(&self, which: &str) -> Result<Vec<Step>> {
        let connection = self.pool.session()?;
        let groups = step_group::groups(&connection, which).map_err(storage)?;
        groups
            .into_iter()
            .map(|group| Step::of(&connection, group))
            .collect::<Result<_, _>>()
            .map_err(storage)
    }
}
