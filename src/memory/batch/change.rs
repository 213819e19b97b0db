//! Changing and deleting units of the memory, in a batch or one alone, and keeping the headers of files.

use crate::error::{ErrorKind, Result};
use crate::memory::action::Action;
use crate::memory::connection::Indexed;
use crate::memory::document_props::leave_documents;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::memory::unit_id::UnitId;
use crate::memory::{file_headers, unit_writing};
use crate::unit::{Header, Timestamp, Unit};

use super::batch::Batch;

impl Batch<'_> {
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

    /// Counts a use of a unit, and notes the time. Nothing else of the unit changes, not even its date of
    /// change.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?.action(Action::Use);
    /// let id = batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?.id();
    /// batch.count_use(id)?;
    /// batch.count_use(id)?;
    /// batch.commit()?;
    /// assert_eq!(memory.unit(id)?.origin().use_count, 2);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is no unit of this number.
    pub fn count_use(&mut self, id: UnitId) -> Result<()> {
        let mut unit = self.read(id)?.ok_or(ErrorKind::NoUnit(id.get()))?;
        unit.origin.use_count = unit.origin.use_count.saturating_add(1);
        unit.origin.used = Some(Timestamp::now());
        self.keep(id.get())?;
        let Indexed { connection, cache } = self.session.indexed();
        unit_writing::update(connection, cache, id.get(), &unit).map(drop)
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
}

impl Memory {
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
