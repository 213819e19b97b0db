//! Writing into a memory: a [`Batch`] is one transaction and one step that can be undone.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use rusqlite::Connection;

use crate::error::{ErrorKind, Result};
use crate::unit::{Header, Timestamp, Unit};

use super::action::Action;
use super::connection::{Indexed, Pool, SessionGuard};
use super::document_props::{has_room_for, leave_documents};
use super::earlier_steps::EarlierSteps;
use super::known_pairs::KnownPairs;
use super::memory::Memory;
use super::pair_index::PairIndex;
use super::same_pair::{has_same_owner, labels_of, like_known, may_be_for_one, merged};
use super::settled_pairs::SettledPairs;
use super::storage_error::storage;
use super::unit_id::UnitId;
use super::{file_headers, history, index, step, unit_row, unit_writing};

/// A batch of writes: one transaction. A batch that is dropped before [`commit`](Self::commit) changes
/// nothing.
pub struct Batch<'m> {
    pub(super) pool: &'m Pool,
    pub(super) session: SessionGuard<'m>,
    next: i64,
    known: KnownPairs,
    // The first number that this transaction gives to a unit.
    first: i64,
    pub(super) action: Action,
    // The name of the file that the batch reads, and that of the translation, if that is a file of its own.
    pub(super) file: Option<String>,
    pub(super) partner: Option<String>,
    // The first number that the batch gives to a unit, and the units of earlier batches of the same file,
    // once they are asked for.
    pub(super) first_of_batch: i64,
    earlier: Option<Vec<Range<i64>>>,
    // The step of the history that this batch is, once it has written.
    pub(super) step: Option<i64>,
    // What is known of the steps before, once it is asked for.
    earlier_steps: Cell<Option<EarlierSteps>>,
}

/// What became of a unit that was inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inserted {
    /// The unit is new and has this number.
    New(UnitId),
    /// The unit of this number has the same texts, and took over what else the new unit had.
    Changed(UnitId),
    /// The unit of this number has the same texts and needed no change.
    Known(UnitId),
}

impl Inserted {
    /// Returns the number of the unit.
    #[must_use]
    pub fn id(self) -> UnitId {
        match self {
            Self::New(id) | Self::Changed(id) | Self::Known(id) => id,
        }
    }
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
            first_of_batch: next,
            earlier: None,
            step: None,
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

    /// Inserts a unit. If the memory has a unit of the same two texts, codes and languages, in either order,
    /// for the same client, project and subject field, no second unit is made. Instead the known unit takes
    /// over a higher status, newer dates and neighbours, the document, and the notes and properties that it
    /// lacked. A unit of an earlier batch of the same file takes over the labels too that it lacked.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn insert(&mut self, unit: &Unit) -> Result<Inserted> {
        match self.same_pair(unit)? {
            Some(known) => self.add_to(known),
            None => self.add(unit),
        }
    }

    /// Inserts a unit as [`insert`](Self::insert) does, unless its pair of texts is settled and the memory
    /// does not have the pair: then nothing is inserted, and the answer is `None`.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "مضخة");
    /// let mut batch = memory.batch()?;
    /// let id = batch.insert(&unit)?.id();
    /// batch.commit()?;
    /// memory.delete(id)?;
    /// let mut batch = memory.batch()?;
    /// let settled = batch.settled_before()?;
    /// assert_eq!(batch.insert_unless(&settled, &unit)?, None);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn insert_unless(&mut self, settled: &SettledPairs, unit: &Unit) -> Result<Option<Inserted>> {
        match self.same_pair(unit)? {
            Some(known) => self.add_to(known).map(Some),
            None if settled.has(unit) => Ok(None),
            None => self.add(unit).map(Some),
        }
    }

    fn add_to(&mut self, known: SamePair) -> Result<Inserted> {
        let (id, merged) = match known {
            SamePair::Whole(id) => return Ok(Inserted::Known(UnitId::new(id))),
            SamePair::Texts(id, merged) => (id, merged),
        };
        self.keep(id)?;
        let Indexed { connection, cache } = self.session.indexed();
        unit_writing::update(connection, cache, id, &merged)?;
        Ok(Inserted::Changed(UnitId::new(id)))
    }

    fn add(&mut self, unit: &Unit) -> Result<Inserted> {
        let id = self.next;
        let mut unit = Cow::Borrowed(unit);
        if unit.origin.created.is_none() {
            unit.to_mut().origin.created = Some(Timestamp::now());
        }
        let Indexed { connection, cache } = self.session.indexed();
        unit_writing::insert(connection, cache, id, &unit)?;
        self.next += 1;
        self.known.insert(&unit, id)?;
        Ok(Inserted::New(UnitId::new(id)))
    }

    /// Keeps the header of an imported file for [`Memory::headers`]. If the memory has the same header of a
    /// file of the same name already, nothing is added.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn header(&mut self, file: &str, header: &Header) -> Result<()> {
        if file_headers::has(&self.session, file, header).map_err(storage)? {
            return Ok(());
        }
        let step = self.step()?;
        file_headers::add(&self.session, step, file, header).map_err(storage)
    }

    /// Puts a unit in the place of another.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is no unit of this number.
    pub fn replace(&mut self, id: UnitId, unit: &Unit) -> Result<()> {
        const CHANGED: &str = "INSERT INTO changed (unit) VALUES (?1)";
        let id = id.get();
        self.keep(id)?;
        let Indexed { connection, cache } = self.session.indexed();
        if !unit_writing::update(connection, cache, id, unit)? {
            return Err(ErrorKind::NoUnit(id).into());
        }
        self.known.insert(unit, id)?;
        connection.prepare_cached(CHANGED).and_then(|mut add| add.execute([id])).map(drop).map_err(storage)
    }

    /// Deletes a unit. Its number is not used again.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is no unit of this number.
    pub fn delete(&mut self, id: UnitId) -> Result<()> {
        let id = id.get();
        self.keep(id)?;
        let mut delete = self.session.prepare_cached("DELETE FROM unit WHERE id = ?1").map_err(storage)?;
        match delete.execute([id]).map_err(storage)? {
            0 => Err(ErrorKind::NoUnit(id).into()),
            _ => Ok(()),
        }
    }

    /// Takes documents away from a unit, and deletes the unit if no other document holds it. Returns true if
    /// the unit was deleted.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Labels, Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// let of = |document: &str| {
    ///     let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام");
    ///     Labels::new().document(document.to_owned()).on(unit)
    /// };
    /// let id = batch.insert(&of("pump.docx"))?.id();
    /// batch.insert(&of("motor.docx"))?;
    /// assert!(!batch.delete_from(id, &["pump.docx"])?);
    /// assert!(batch.delete_from(id, &["motor.docx"])?);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is no unit of this number.
    pub fn delete_from(&mut self, id: UnitId, gone: &[&str]) -> Result<bool> {
        let mut unit = self.read(id)?.ok_or(ErrorKind::NoUnit(id.get()))?;
        if !leave_documents(&mut unit, gone) {
            return self.delete(id).map(|()| true);
        }
        self.keep(id.get())?;
        let Indexed { connection, cache } = self.session.indexed();
        unit_writing::update(connection, cache, id.get(), &unit).map(|_| false)
    }

    /// Returns the names under which the history has earlier batches of the same file.
    pub(super) fn names(&self) -> Option<[String; 2]> {
        let file = self.file.as_deref()?;
        let partner = self.partner.as_deref().unwrap_or(file);
        Some([file, partner].map(|file| step::what(&self.action, Some(file))))
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

    /// Returns the unit of this number as the batch has left it; `None` if there is none.
    pub(super) fn read(&mut self, id: UnitId) -> Result<Option<Unit>> {
        let Indexed { connection, cache } = self.session.indexed();
        unit_row::find(connection, cache, id.get())
    }

    fn keep(&mut self, id: i64) -> Result<()> {
        let step = self.step()?;
        history::keep(&self.session, step, id).map_err(storage)
    }

    fn step(&mut self) -> Result<i64> {
        if let Some(step) = self.step {
            return Ok(step);
        }
        let step = history::open(&self.session, &self.action, self.file.as_deref()).map_err(storage)?;
        self.step = Some(step);
        Ok(step)
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

    /// Returns the unit that has the same two texts, languages and labels; else one of the same owner, or one
    /// that an earlier batch of the same file made and whose labels do not contradict those of the new unit:
    /// the file is read again with other labels.
    fn same_pair(&mut self, unit: &Unit) -> Result<Option<SamePair>> {
        let mut second_best = None;
        for id in self.known.like(self.session.indexed(), unit, self.next)? {
            let Indexed { connection, cache } = self.session.indexed();
            if unit_writing::is_stored(connection, cache, id, unit)? {
                return Ok(Some(SamePair::Whole(id)));
            }
            let Some(found) = unit_row::find(connection, cache, id)? else { continue };
            let Some(new) = like_known(unit, &found).filter(|new| has_room_for(&found, new)) else {
                continue;
            };
            if labels_of(&found) == labels_of(&new) {
                return Ok(Some(SamePair::of(id, found, &new)));
            }
            if second_best.is_none()
                && may_be_for_one(&found, &new)
                && (has_same_owner(&found, &new) || self.has_read(id)?)
            {
                second_best = Some(SamePair::of(id, found, &new));
            }
        }
        Ok(second_best)
    }

    /// Returns true if an earlier batch of the same file made the unit of this number.
    fn has_read(&mut self, id: i64) -> Result<bool> {
        if self.earlier.is_none() {
            let made = self.names().map(|names| history::made_by(&self.session, &names, self.first_of_batch));
            self.earlier = Some(made.transpose().map_err(storage)?.unwrap_or_default());
        }
        Ok(self.earlier.iter().flatten().any(|made| made.contains(&id)))
    }
}

/// A unit of the memory that is the same pair as a new one.
enum SamePair {
    /// The unit of this number has everything that the new one has.
    Whole(i64),
    /// The unit of this number has the same texts, and becomes this unit, which has what the new one has.
    Texts(i64, Box<Unit>),
}

impl SamePair {
    fn of(id: i64, known: Unit, new: &Unit) -> Self {
        let merged = merged(&known, new);
        if merged == known { Self::Whole(id) } else { Self::Texts(id, Box::new(merged)) }
    }
}

impl Memory {
    /// Begins a batch of writes: one transaction, rolled back if it is dropped before [`Batch::commit`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Locked`] if another writer is at work for longer than this memory waits.
    pub fn batch(&self) -> Result<Batch<'_>> {
        Batch::begin(&self.pool)
    }

    /// Puts a unit in the place of another, in a transaction of its own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is no unit of this number.
    pub fn replace(&self, id: UnitId, unit: &Unit) -> Result<()> {
        let mut batch = self.batch()?.action(Action::Edit);
        batch.replace(id, unit)?;
        batch.commit()
    }

    /// Deletes a unit, in a transaction of its own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is no unit of this number.
    pub fn delete(&self, id: UnitId) -> Result<()> {
        let mut batch = self.batch()?.action(Action::Delete);
        batch.delete(id)?;
        batch.commit()
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

fn next_unit(connection: &Connection) -> Result<i64> {
    // Damage may have made the number too small, which must not cost a unit.
    const NEXT: &str = "SELECT max(next_unit, ifnull((SELECT max(id) FROM unit), 0) + 1) FROM state";
    connection.query_row(NEXT, [], |row| row.get(0)).map_err(storage)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::{Note, Status};

    fn valve() -> Unit {
        Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve.")
    }

    #[test]
    fn the_same_pair_twice_is_one_unit_that_knows_what_both_knew() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        let Inserted::New(id) = batch.insert(&valve()).unwrap() else { panic!("it is new") };
        assert_eq!(batch.insert(&valve()).unwrap(), Inserted::Known(id));
        let mut reviewed = valve().with_status(Status::Reviewed);
        reviewed.notes.push(Note { text: "checked on site".into(), ..Note::default() });
        assert_eq!(batch.insert(&reviewed).unwrap(), Inserted::Changed(id));
        batch.commit().unwrap();
        let unit = memory.unit(id).unwrap();
        assert_eq!((unit.status, unit.notes.len()), (Status::Reviewed, 1));
        assert_eq!(memory.units().unwrap().count(), 1);
    }

    #[test]
    fn a_batch_that_is_dropped_has_changed_nothing() {
        let memory = Memory::in_memory().unwrap();
        memory.batch().unwrap().insert(&valve()).unwrap();
        assert_eq!(memory.units().unwrap().count(), 0);
    }

    #[test]
    fn the_number_of_a_deleted_unit_is_not_used_again() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        let Inserted::New(first) = batch.insert(&valve()).unwrap() else { panic!("it is new") };
        batch.delete(first).unwrap();
        let Inserted::New(second) = batch.insert(&valve()).unwrap() else { panic!("it is new again") };
        assert_ne!(first, second);
    }
}
