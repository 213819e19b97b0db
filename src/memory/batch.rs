use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::error::{ErrorKind, Result};
use crate::unit::{Timestamp, Unit};

use super::failure::storage;
use super::file::{Memory, Resting};
use super::record;

/// A batch of writes: one transaction. Dropped before [`commit`](Self::commit), it has changed nothing.
pub struct Batch<'m> {
    connection: Resting<'m>,
    next: i64,
    // The hash of each pair of texts to the unit that has it.
    known: Option<HashMap<u64, i64>>,
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
        let connection = memory.connection()?;
        connection.execute_batch("BEGIN IMMEDIATE").map_err(storage)?;
        let next =
            connection.query_row("SELECT next_unit FROM state", [], |row| row.get(0)).map_err(storage)?;
        Ok(Self { connection, next, known: None })
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
            record::update(&self.connection, id, &merged).map_err(storage)?;
            return Ok(Inserted::Changed(id));
        }
        let id = self.next;
        let mut unit = unit.clone();
        unit.origin.created.get_or_insert_with(Timestamp::now);
        record::insert(&self.connection, id, &unit).map_err(storage)?;
        self.next += 1;
        if let Some(known) = &mut self.known {
            known.insert(hash, id);
        }
        Ok(Inserted::New(id))
    }

    /// Puts a unit in the place of another.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none of this number.
    pub fn replace(&mut self, id: i64, unit: &Unit) -> Result<()> {
        self.known = None;
        match record::update(&self.connection, id, unit).map_err(storage)? {
            true => Ok(()),
            false => Err(ErrorKind::NoUnit(id).into()),
        }
    }

    /// Deletes a unit. Its number is not used again.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none of this number.
    pub fn delete(&mut self, id: i64) -> Result<()> {
        let mut delete = self.connection.prepare_cached("DELETE FROM unit WHERE id = ?1").map_err(storage)?;
        self.known = None;
        match delete.execute([id]).map_err(storage)? {
            0 => Err(ErrorKind::NoUnit(id).into()),
            _ => Ok(()),
        }
    }

    /// Makes the writes last and seen by others. When this returns, they survive the loss of power.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; then nothing is changed.
    pub fn commit(self) -> Result<()> {
        self.connection
            .execute("UPDATE state SET next_unit = ?1, generation = generation + 1", [self.next])
            .map_err(storage)?;
        self.connection.execute_batch("COMMIT").map_err(storage)
    }

    fn same_pair(&mut self, hash: u64, unit: &Unit) -> Result<Option<(i64, Unit)>> {
        if self.known.is_none() {
            self.known = Some(self.hashes()?);
        }
        let Some(&id) = self.known.as_ref().and_then(|known| known.get(&hash)) else { return Ok(None) };
        let found = record::read(&self.connection, id).map_err(storage)?;
        Ok(found.filter(|found| is_same_pair(found, unit)).map(|found| (id, found)))
    }

    fn hashes(&self) -> Result<HashMap<u64, i64>> {
        let units = record::read_from(&self.connection, 0, usize::MAX >> 1).map_err(storage)?;
        Ok(units.iter().map(|(id, unit)| (self::hash(unit), *id)).collect())
    }
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
fn merged(known: &Unit, new: &Unit) -> Unit {
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
        Unit::new(Lang::Arabic, "أغلق الصمام.", Lang::English, "Close the valve.")
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
