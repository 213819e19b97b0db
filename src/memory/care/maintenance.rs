//! Maintenance of whole files: [`compact`](Memory::compact), and the index that a killed writer left
//! unfinished.

use crate::error::Result;

use crate::memory::connection::Indexed;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::memory::{history, index};

use super::check::first_fault;

impl Memory {
    /// Makes the file as small as possible: rebuilds the index, forgets all steps that could be undone, and
    /// gives free pages back.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; [`ErrorKind::Damaged`](crate::ErrorKind::Damaged) if a page of the file
    /// is damaged, and the file stays as it is then.
    pub fn compact(&self) -> Result<()> {
        let mut session = self.pool.session()?;
        session.begin()?;
        if let Some(damage) = first_fault(&session)? {
            return Err(damage.into());
        }
        history::forget(&session).map_err(storage)?;
        let Indexed { connection, cache } = session.indexed();
        index::rebuild(connection, cache, self.pool.folder())?;
        session.commit()?;
        session.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").map_err(storage)
    }

    /// Returns the number of units that a writer which was killed has left out of the index; 0 if the units
    /// outside the index are as few as each writer leaves them. Lookups find such units, but slowly.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn unindexed(&self) -> Result<u64> {
        index::overdue(&*self.pool.session()?).map(i64::unsigned_abs)
    }

    /// Takes the units that a killed writer has left out into the index. Each [`batch`](Self::batch) does the
    /// same before it begins, and so does the first lookup if nobody is writing. A program calls this method
    /// to say why its first write or lookup takes long.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn finish_index(&self) -> Result<()> {
        let mut session = self.pool.session()?;
        session.begin()?;
        let Indexed { connection, cache } = session.indexed();
        index::settle(connection, cache, self.pool.folder())?;
        session.commit()
    }

    /// Finishes the index before a first lookup, if nobody is writing and the file can be written. A lookup
    /// without this work compares the query with each unit that the index lacks.
    pub(in crate::memory) fn finish_index_if_free(&self) -> Result<()> {
        let mut session = self.pool.session()?;
        if index::overdue(&session)? > 0 {
            session.begin_if_free()?;
            let Indexed { connection, cache } = session.indexed();
            index::settle(connection, cache, self.pool.folder())?;
            session.commit()?;
        }
        Ok(())
    }

    /// Rebuilds the index in a transaction of its own.
    pub(super) fn rebuild_index(&self) -> Result<()> {
        let mut session = self.pool.session()?;
        session.begin()?;
        let Indexed { connection, cache } = session.indexed();
        index::rebuild(connection, cache, self.pool.folder())?;
        session.commit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::memory::batch::Inserted;
    use crate::memory::lookup::Lookup;
    use crate::unit::Unit;

    fn step(number: u64) -> Unit {
        Unit::new(Lang::ENGLISH, format!("Close valve {number}."), Lang::ARABIC, format!("أغلق {number}."))
    }

    /// Returns a memory whose writer was stopped after it had saved units and before it had indexed them.
    fn left_by_a_killed_writer(units: u64) -> Memory {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for number in 0..units {
            batch.insert(&step(number)).unwrap();
        }
        batch.save().unwrap();
        drop(batch);
        memory
    }

    #[test]
    fn the_next_writer_indexes_first_what_a_killed_one_left() {
        let memory = left_by_a_killed_writer(1500);
        assert_eq!(memory.unindexed().unwrap(), 1500);
        let found = memory.lookup("Close valve 1234.", &Lookup::new().limit(1)).unwrap();
        assert_eq!(found[0].unit(), &step(1234).with_origin(found[0].unit().origin().clone()));
        let mut batch = memory.batch().unwrap();
        assert!(matches!(batch.insert(&step(1234)).unwrap(), Inserted::Known(_)));
        assert!(matches!(batch.insert(&step(1500)).unwrap(), Inserted::New(_)));
        drop(batch);
        assert_eq!((memory.unindexed().unwrap(), memory.info().unwrap().waiting), (0, 0));
        assert_eq!(memory.lookup("Close valve 1234.", &Lookup::new().limit(1)).unwrap()[0].percent(), 100);
    }

    #[test]
    fn the_first_lookup_finishes_the_index_unless_another_is_writing() {
        let memory = left_by_a_killed_writer(1500);
        let found = memory.lookup("Close valve 1234.", &Lookup::new().limit(1)).unwrap();
        assert_eq!((found[0].percent(), memory.unindexed().unwrap()), (100, 0));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shared.mizan");
        let (reader, writer) = (Memory::create(&path).unwrap(), Memory::create(&path).unwrap());
        let mut batch = writer.batch().unwrap();
        for number in 0..1500 {
            batch.insert(&step(number)).unwrap();
        }
        batch.save().unwrap();
        let found = reader.lookup("Close valve 1234.", &Lookup::new().limit(1)).unwrap();
        assert_eq!((found[0].percent(), reader.unindexed().unwrap()), (100, 1500));
        batch.commit().unwrap();
    }

    #[test]
    fn a_program_can_finish_the_index_before_it_writes() {
        let memory = left_by_a_killed_writer(1100);
        memory.finish_index().unwrap();
        assert_eq!((memory.unindexed().unwrap(), memory.info().unwrap().waiting), (0, 0));
        assert_eq!(left_by_a_killed_writer(900).unindexed().unwrap(), 0);
    }
}
