//! Saving a batch: [`commit`](Batch::commit) ends it, [`save`](Batch::save) lets others see what it has
//! written so far.

use crate::error::Result;
use crate::memory::connection::Indexed;
use crate::memory::storage_error::storage;
use crate::memory::{history, index, unit_row};

use super::batch::{Batch, next_unit};

impl Batch<'_> {
    /// Commits the writes so far, so that others see them, and goes on in a new transaction. The index is
    /// built by [`commit`](Self::commit) only, so a large import can be saved in steps at little cost.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; the writes since the last save are lost then.
    pub fn save(&mut self) -> Result<()> {
        self.note()?;
        self.session.begin_again()?;
        self.leave_undone_step()?;
        let next = next_unit(&self.session)?;
        if next > self.next {
            self.learn(self.next)?;
        }
        (self.first, self.next) = (next, next);
        let Indexed { connection, cache } = self.session.indexed();
        if cache.is_outdated(connection)? {
            cache.refresh(connection)?;
            self.known.ask_the_index();
        }
        Ok(())
    }

    /// Commits the writes, so that others see them. When this returns, they survive a loss of power.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; then nothing is changed.
    pub fn commit(mut self) -> Result<()> {
        self.note()?;
        let Indexed { connection, cache } = self.session.indexed();
        index::settle(connection, cache, self.pool.folder())?;
        self.session.commit()
    }

    /// Writes down which units the batch made, and the next number.
    fn note(&mut self) -> Result<()> {
        const STATE: &str = "UPDATE state SET next_unit = ?1";
        if self.next > self.first {
            let step = self.step()?;
            history::made(&self.session, step, self.first, self.next).map_err(storage)?;
        }
        self.session
            .prepare_cached(STATE)
            .and_then(|mut state| state.execute([self.next]))
            .map_err(storage)?;
        Ok(())
    }

    /// Adds to `known` the units from this number on, which another writer has made since.
    fn learn(&mut self, from: i64) -> Result<()> {
        for (id, unit) in unit_row::read_from(&self.session, from, usize::MAX >> 1).map_err(storage)? {
            self.known.insert(&unit, id)?;
        }
        Ok(())
    }

    /// Begins a new step if another writer has undone the step of this batch.
    fn leave_undone_step(&mut self) -> Result<()> {
        if let Some(step) = self.step
            && !history::is_live(&self.session, step).map_err(storage)?
        {
            self.step = None;
        }
        Ok(())
    }
}
