//! Inserting units ([`Batch::insert`]): a pair of texts that the memory has already becomes no second unit.

use std::borrow::Cow;

use crate::error::Result;
use crate::memory::connection::Indexed;
use crate::memory::document_props::has_room_for;
use crate::memory::same_pair::{has_same_owner, labels_of, like_known, may_be_for_one, merged};
use crate::memory::settled_pairs::SettledPairs;
use crate::memory::storage_error::storage;
use crate::memory::unit_id::UnitId;
use crate::memory::{history, unit_row, unit_writing};
use crate::unit::{Labels, Timestamp, Unit};

use super::batch::Batch;
use super::inserted::Inserted;

impl Batch<'_> {
    /// Inserts a unit. If the memory has a unit of the same two texts, codes and languages, in either order,
    /// for the same client, project and subject field, no second unit is made. Instead the known unit takes
    /// over a higher status, newer dates and neighbours, the document, and the notes and properties that it
    /// lacked. A unit of an earlier batch of the same file takes over the labels too that it lacked.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn insert(&mut self, unit: &Unit) -> Result<Inserted> {
        let unit = self.labelled(unit);
        match self.same_pair(&unit)? {
            Some(known) => self.add_to(known),
            None => self.add(&unit),
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
        let unit = self.labelled(unit);
        match self.same_pair(&unit)? {
            Some(known) => self.add_to(known).map(Some),
            None if settled.has(&unit) => Ok(None),
            None => self.add(&unit).map(Some),
        }
    }

    /// Returns a unit with the labels of the batch.
    pub(super) fn labelled<'u>(&self, unit: &'u Unit) -> Cow<'u, Unit> {
        if self.labels == Labels::new() {
            return Cow::Borrowed(unit);
        }
        Cow::Owned(self.labels.on(unit.clone()))
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
                return Ok(Some(SamePair::of(id, found, &new, &self.labels)));
            }
            if second_best.is_none()
                && may_be_for_one(&found, &new)
                && (has_same_owner(&found, &new) || self.has_read(id)?)
            {
                second_best = Some(SamePair::of(id, found, &new, &self.labels));
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
    fn of(id: i64, known: Unit, new: &Unit, given: &Labels) -> Self {
        let mut merged = merged(&known, new);
        if merged.origin.created_by.is_none() {
            merged = Labels::new().by(given.person().map(str::to_owned)).on(merged);
        }
        if merged == known { Self::Whole(id) } else { Self::Texts(id, Box::new(merged)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::memory::Memory;
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

    /// Inserts a unit, then a copy that names Samia and was made so many seconds later, and returns the name
    /// that the unit has then.
    fn named_by_a_copy_made_later(seconds: i64, labels: Labels) -> Option<String> {
        let memory = Memory::in_memory().unwrap();
        let (mut unit, mut copy) = (valve(), valve());
        unit.origin.created = Some(Timestamp::from_unix(1_700_000_000));
        copy.origin.created = Some(Timestamp::from_unix(1_700_000_000 + seconds));
        copy.origin.created_by = Some("Samia".to_owned());
        let mut batch = memory.batch().unwrap();
        let id = batch.insert(&unit).unwrap().id();
        batch = batch.labels(labels);
        batch.insert(&copy).unwrap();
        batch.commit().unwrap();
        memory.unit(id).unwrap().origin.created_by
    }

    #[test]
    fn a_copy_that_was_made_later_does_not_name_the_maker() {
        assert_eq!(named_by_a_copy_made_later(1, Labels::new()), None);
        assert_eq!(named_by_a_copy_made_later(0, Labels::new()).as_deref(), Some("Samia"));
        assert_eq!(named_by_a_copy_made_later(-9, Labels::new()).as_deref(), Some("Samia"));
    }

    #[test]
    fn a_name_that_a_person_gives_holds_whatever_the_dates() {
        let labels = Labels::new().by("Huda".to_owned());
        assert_eq!(named_by_a_copy_made_later(1, labels.clone()).as_deref(), Some("Huda"));
        assert_eq!(named_by_a_copy_made_later(-9, labels).as_deref(), Some("Huda"));
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
