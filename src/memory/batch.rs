use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::Connection;

use crate::error::{ErrorKind, Result};
use crate::text::fold;
use crate::unit::{Header, Timestamp, Unit};

use super::failure::storage;
use super::file::{Memory, Resting};
use super::seen::Seen;
use super::{headers, history, index, record};

/// A batch of writes: one transaction. Dropped before [`commit`](Self::commit), it has changed nothing.
pub struct Batch<'m> {
    memory: &'m Memory,
    connection: Resting<'m>,
    next: i64,
    // The units of this batch by the hash of their texts.
    new: Seen,
    // The unit after the last one that was there before.
    first: i64,
    // Whether the index must be asked for units of before this batch.
    is_first: bool,
    what: &'static str,
    // The step that this batch is in the history, once it has written.
    step: Option<i64>,
}

/// What became of a unit that was inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inserted {
    /// It is new, under this number.
    New(i64),
    /// The unit of this number has the same texts; what was new about it was taken over.
    Changed(i64),
    /// The unit of this number says all it does.
    Known(i64),
}

impl<'m> Batch<'m> {
    pub(super) fn begin(memory: &'m Memory) -> Result<Self> {
        let mut connection = memory.connection()?;
        connection.begin()?;
        let next = next_unit(&connection)?;
        let (connection_, cache) = connection.parts();
        cache.refresh(connection_)?;
        let is_first = next == 1;
        Ok(Self {
            memory,
            connection,
            next,
            new: Seen::new(memory.folder()),
            first: next,
            is_first,
            what: "write",
            step: None,
        })
    }

    /// Names the batch in the history, from which [`Memory::undo`] tells what it undid; `write` if not set.
    #[must_use]
    pub fn named(mut self, what: &'static str) -> Self {
        self.what = what;
        self
    }

    /// Inserts a unit. If there is a unit of the same two texts, codes and languages, it is that unit, and takes over
    /// what the new one knows: the higher status, newer dates and neighbours, notes and properties it had not.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn insert(&mut self, unit: &Unit) -> Result<Inserted> {
        let hash = hash(unit);
        if let Some((id, known)) = self.same_pair(hash, unit)? {
            let merged = merged(&known, unit);
            if merged == known {
                return Ok(Inserted::Known(id));
            }
            self.keep(id)?;
            let (connection, cache) = self.connection.parts();
            record::update(connection, cache, id, &merged)?;
            return Ok(Inserted::Changed(id));
        }
        let id = self.next;
        let mut unit = Cow::Borrowed(unit);
        if unit.origin.created.is_none() {
            unit.to_mut().origin.created = Some(Timestamp::now());
        }
        let (connection, cache) = self.connection.parts();
        record::insert(connection, cache, id, &unit)?;
        self.next += 1;
        self.new.insert(hash, id)?;
        Ok(Inserted::New(id))
    }

    /// Keeps what a file says about all its units, once for a file of this name. [`Memory::headers`] gives it back.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn header(&mut self, file: &str, header: &Header) -> Result<()> {
        if headers::has(&self.connection, file, header).map_err(storage)? {
            return Ok(());
        }
        let step = self.step()?;
        headers::add(&self.connection, step, file, header).map_err(storage)
    }

    /// Puts a unit in the place of another.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none of this number.
    pub fn replace(&mut self, id: i64, unit: &Unit) -> Result<()> {
        const CHANGED: &str = "INSERT INTO changed (unit) VALUES (?1)";
        self.keep(id)?;
        let (connection, cache) = self.connection.parts();
        if !record::update(connection, cache, id, unit)? {
            return Err(ErrorKind::NoUnit(id).into());
        }
        self.new.insert(hash(unit), id)?;
        connection.prepare_cached(CHANGED).and_then(|mut add| add.execute([id])).map(drop).map_err(storage)
    }

    /// Deletes a unit. Its number is not used again.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none of this number.
    pub fn delete(&mut self, id: i64) -> Result<()> {
        self.keep(id)?;
        let mut delete = self.connection.prepare_cached("DELETE FROM unit WHERE id = ?1").map_err(storage)?;
        match delete.execute([id]).map_err(storage)? {
            0 => Err(ErrorKind::NoUnit(id).into()),
            _ => Ok(()),
        }
    }

    /// Makes the writes so far last and seen by others, and goes on. The index waits for [`commit`](Self::commit), so
    /// that much can be written in parts.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; what was written since the last time is lost then.
    pub fn save(&mut self) -> Result<()> {
        self.note()?;
        self.connection.begin_again()?;
        let next = next_unit(&self.connection)?;
        if next > self.next {
            self.learn(self.next)?;
        }
        (self.first, self.next) = (next, next);
        let (connection, cache) = self.connection.parts();
        if cache.is_outdated(connection)? {
            cache.refresh(connection)?;
            self.is_first = false;
        }
        Ok(())
    }

    /// Makes the writes last and seen by others. When this returns, they survive the loss of power.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; then nothing is changed.
    pub fn commit(mut self) -> Result<()> {
        self.note()?;
        let (connection, cache) = self.connection.parts();
        index::settle(connection, cache, self.memory.folder())?;
        self.connection.commit()
    }

    /// Notes which units were made and which comes next.
    fn note(&mut self) -> Result<()> {
        const STATE: &str = "UPDATE state SET next_unit = ?1";
        if self.next > self.first {
            let step = self.step()?;
            history::made(&self.connection, step, self.first, self.next).map_err(storage)?;
        }
        self.connection
            .prepare_cached(STATE)
            .and_then(|mut state| state.execute([self.next]))
            .map_err(storage)?;
        Ok(())
    }

    /// Learns the units that another made since, from this one on.
    fn learn(&mut self, from: i64) -> Result<()> {
        for (id, unit) in record::read_from(&self.connection, from, usize::MAX >> 1).map_err(storage)? {
            self.new.insert(hash(&unit), id)?;
        }
        Ok(())
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    fn keep(&mut self, id: i64) -> Result<()> {
        let step = self.step()?;
        history::keep(&self.connection, step, id).map_err(storage)
    }

    fn step(&mut self) -> Result<i64> {
        if let Some(step) = self.step {
            return Ok(step);
        }
        let step = history::open(&self.connection, self.what).map_err(storage)?;
        self.step = Some(step);
        Ok(step)
    }

    /// Returns the unit of the same two texts and languages.
    fn same_pair(&mut self, hash: u64, unit: &Unit) -> Result<Option<(i64, Unit)>> {
        let mut same = self.new.units(hash)?;
        let (connection, cache) = self.connection.parts();
        if !self.is_first {
            let lanes = cache.pairs.lanes_of(connection, |lang| lang == unit.source_lang())?;
            for lane in lanes {
                let found = cache.same(connection, lane, &fold(unit.source().plain()))?;
                same.extend(found.iter().map(|candidate| candidate.unit));
            }
        }
        for id in same {
            if let Some(found) = record::read(connection, id).map_err(storage)?
                && is_same_pair(&found, unit)
            {
                return Ok(Some((id, found)));
            }
        }
        Ok(None)
    }
}

fn next_unit(connection: &Connection) -> Result<i64> {
    connection.query_row("SELECT next_unit FROM state", [], |row| row.get(0)).map_err(storage)
}

fn hash(unit: &Unit) -> u64 {
    let mut hasher = DefaultHasher::new();
    (unit.source().plain(), unit.target().plain()).hash(&mut hasher);
    hasher.finish()
}

fn is_same_pair(one: &Unit, other: &Unit) -> bool {
    one.source() == other.source()
        && one.target() == other.target()
        && one.source_lang() == other.source_lang()
        && one.target_lang() == other.target_lang()
}

/// Returns the known unit with what the new one adds.
pub(super) fn merged(known: &Unit, new: &Unit) -> Unit {
    let mut unit = known.clone();
    unit.status = known.status.max(new.status);
    if new.context.previous.is_some() || new.context.next.is_some() {
        unit.context = new.context.clone();
    }
    for (known, new) in [
        (&mut unit.domain, &new.domain),
        (&mut unit.client, &new.client),
        (&mut unit.project, &new.project),
        (&mut unit.origin.created_by, &new.origin.created_by),
        (&mut unit.origin.document, &new.origin.document),
        (&mut unit.origin.key, &new.origin.key),
    ] {
        if known.is_none() {
            known.clone_from(new);
        }
    }
    let (origin, new_origin) = (&mut unit.origin, &new.origin);
    origin.created = [origin.created, new_origin.created].into_iter().flatten().min();
    if new_origin.changed > origin.changed {
        origin.changed = new_origin.changed;
        origin.changed_by.clone_from(&new_origin.changed_by);
    }
    origin.used = origin.used.max(new_origin.used);
    origin.use_count = origin.use_count.max(new_origin.use_count);
    origin.position = origin.position.or(new_origin.position);
    origin.confidence = origin.confidence.or(new_origin.confidence);
    unit.notes.extend(new.notes.iter().filter(|note| !known.notes.contains(note)).cloned());
    unit.props.extend(new.props.iter().filter(|prop| !known.props.contains(prop)).cloned());
    unit
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
