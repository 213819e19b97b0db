//! Writing into a memory: a [`Batch`] is one transaction and one step that can be undone.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::action::Action;
use crate::memory::connection::{Indexed, Pool, SessionGuard};
use crate::memory::earlier_steps::EarlierSteps;
use crate::memory::known_pairs::KnownPairs;
use crate::memory::memory::Memory;
use crate::memory::pair_index::PairIndex;
use crate::memory::storage_error::storage;
use crate::memory::unit_id::UnitId;
use crate::memory::{history, index, step_name, unit_row};
use crate::unit::{Labels, Unit};

/// A batch of writes: one transaction. A batch that is dropped before [`commit`](Self::commit) changes
/// nothing.
pub struct Batch<'m> {
    pub(super) pool: &'m Pool,
    pub(super) session: SessionGuard<'m>,
    pub(super) next: i64,
    pub(super) known: KnownPairs,
    // The first number that this transaction gives to a unit.
    pub(super) first: i64,
    pub(super) action: Action,
    // The name of the file that the batch reads, and that of the translation, if that is a file of its own.
    pub(super) file: Option<String>,
    pub(super) partner: Option<String>,
    pub(super) labels: Labels,
    // The first number that the batch gives to a unit, and the units of earlier batches of the same file,
    // once they are asked for.
    pub(super) first_of_batch: i64,
    pub(super) earlier: Option<Vec<Range<i64>>>,
    // The step of the history that this batch is, once it has written, and the series that it belongs to.
    pub(super) step: Option<i64>,
    series: Option<i64>,
    // What is known of the steps before, once it is asked for.
    earlier_steps: Cell<Option<EarlierSteps>>,
}

impl<'m> Batch<'m> {
    fn begin(pool: &'m Pool) -> Result<Self> {
        let mut session = pool.session()?;
        session.begin()?;
        let Indexed { connection, cache } = session.indexed();
        // A writer that was killed has left its units out of the index, in which each unit is looked up.
        if index::settle(connection, cache, pool.folder())? {
            session.begin_again()?;
        }
        let next = next_unit(&session)?;
        let Indexed { connection, cache } = session.indexed();
        cache.refresh(connection)?;
        Ok(Self {
            pool,
            session,
            next,
            known: KnownPairs::new(PairIndex::new(pool.folder()), next),
            first: next,
            action: Action::default(),
            file: None,
            partner: None,
            labels: Labels::new(),
            first_of_batch: next,
            earlier: None,
            step: None,
            series: None,
            earlier_steps: Cell::new(None),
        })
    }

    /// Sets the action under which the history lists the batch; [`Action::Write`] by default.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?.action(Action::Import);
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// assert_eq!(memory.steps()?[0].action, Action::Import);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn action(mut self, action: impl Into<Action>) -> Self {
        self.action = action.into();
        self
    }

    /// Sets the name of the file that the units come from, which the history shows.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?.action(Action::Import).file("plant.tmx".to_owned());
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// assert_eq!(memory.steps()?[0].file.as_deref(), Some("plant.tmx"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn file(mut self, name: impl Into<Option<String>>) -> Self {
        self.file = name.into();
        self
    }

    /// Sets the name of the file with the translations, if that is a file of its own. The batches that read
    /// the two files in the other order count as earlier ones of the same file too.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Labels, Lang, Status, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "مضخة").with_status(Status::Aligned);
    /// let mut batch = memory.batch()?.action(Action::Align).file("plant.en.txt".to_owned());
    /// batch.insert(&unit)?;
    /// batch.commit()?;
    /// let batch = memory.batch()?.action(Action::Align).file("plant.ar.txt".to_owned());
    /// assert_eq!(batch.partner("plant.en.txt".to_owned()).aligned_before(&Labels::new())?.len(), 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn partner(mut self, name: impl Into<Option<String>>) -> Self {
        self.partner = name.into();
        self
    }

    /// Puts these labels on each unit that is inserted, as a person gives them: a known unit that lacks one
    /// takes it over. A name that a unit brings itself goes to a known unit without one only if the new unit
    /// is not the later of the two, since a copy made later does not say who made the first one.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Labels, Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام");
    /// let mut batch = memory.batch()?.labels(Labels::new().by("Samia".to_owned()));
    /// let id = batch.insert(&unit)?.id();
    /// batch.commit()?;
    /// assert_eq!(memory.unit(id)?.origin().created_by.as_deref(), Some("Samia"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// Makes the batch a part of a series.
    pub(in crate::memory) fn of_series(mut self, number: i64) -> Self {
        self.series = Some(number);
        self
    }

    /// Returns the names under which the history has earlier batches of the same file.
    pub(super) fn names(&self) -> Option<[String; 2]> {
        let file = self.file.as_deref()?;
        let partner = self.partner.as_deref().unwrap_or(file);
        Some([file, partner].map(|file| step_name::what(&self.action, Some(file))))
    }

    /// Returns what is known of the steps that were there when this was first asked.
    pub(super) fn earlier_steps(&self, names: Option<&[String; 2]>) -> rusqlite::Result<EarlierSteps> {
        if let Some(steps) = self.earlier_steps.get() {
            return Ok(steps);
        }
        let steps = EarlierSteps::of(&self.session, names)?;
        self.earlier_steps.set(Some(steps));
        Ok(steps)
    }

    /// Returns the unit of this number as the batch has left it; `None` if there is none.
    pub(in crate::memory) fn read(&mut self, id: UnitId) -> Result<Option<Unit>> {
        let Indexed { connection, cache } = self.session.indexed();
        unit_row::find(connection, cache, id.get())
    }

    /// Keeps a unit as it is now, so that the step can be undone.
    pub(super) fn keep(&mut self, id: i64) -> Result<()> {
        let step = self.step()?;
        history::keep(&self.session, step, id).map_err(storage)
    }

    /// Returns the step of the history that this batch is, which begins now if it has not begun yet.
    pub(super) fn step(&mut self) -> Result<i64> {
        if let Some(step) = self.step {
            return Ok(step);
        }
        let what = (&self.action, self.file.as_deref());
        let step = history::open(&self.session, what, self.series).map_err(storage)?;
        self.step = Some(step);
        Ok(step)
    }
}

impl Memory {
    /// Begins a batch of writes: one transaction, rolled back if it is dropped before [`Batch::commit`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Locked`](crate::ErrorKind::Locked) if another writer is at work for longer than this
    /// memory waits.
    pub fn batch(&self) -> Result<Batch<'_>> {
        Batch::begin(&self.pool)
    }
}

impl fmt::Debug for Batch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("action", &self.action)
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

/// Returns the number of the next unit.
pub(in crate::memory) fn next_unit(connection: &Connection) -> Result<i64> {
    // Damage may have made the number too small, which must not cost a unit.
    const NEXT: &str = "SELECT max(next_unit, ifnull((SELECT max(id) FROM unit), 0) + 1) FROM state";
    connection.query_row(NEXT, [], |row| row.get(0)).map_err(storage)
}
