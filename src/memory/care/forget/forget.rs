//! [`Memory::forget`]: takes the data of a client or person out of a memory for good.
//!
//! One transaction deletes the units, takes what quotes or names them out of the other units and the headers,
//! forgets the history, and rebuilds the index. Then the file is written anew, so that nothing is left in the
//! pages that became free. A run that is stopped before that is made good by the next.

use rusqlite::Connection;

use crate::error::{ErrorKind, Result};
use crate::memory::care::check::first_fault;
use crate::memory::connection::Indexed;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::memory::{history, index};

use super::erasure::erase;
use super::forget_report::ForgetReport;
use super::forgetting::Forget;

impl Memory {
    /// Forgets data for good, in units, history, headers, index and free pages. Nothing brings them back;
    /// all steps that could be undone are forgotten too. Backups and exported files are not touched.
    ///
    /// Texts of forgotten units also go where other units remember them as neighbours, unless another unit
    /// has the same text. The name of a person goes wherever it stands, but for texts and labels; so does the
    /// name of a client of whom no unit is left.
    ///
    /// If the memory has nothing of the data, nothing is changed, and earlier steps can still be undone.
    ///
    /// ```
    /// use mizan::memory::{Filter, Forget, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام");
    /// batch.insert(&unit.with_client("Nile Pumps".to_owned()))?;
    /// batch.commit()?;
    /// let forgotten = memory.forget(&Forget::new(Filter::new().client("Nile Pumps")))?;
    /// assert_eq!((forgotten.deleted, memory.units()?.count()), (1, 0));
    /// assert!(memory.undo()?.is_none());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written, or a page of the file is damaged; then nothing is forgotten.
    pub fn forget(&self, forget: &Forget) -> Result<ForgetReport> {
        let mut session = self.pool.session()?;
        session.execute_batch("PRAGMA secure_delete = ON").map_err(storage)?;
        session.begin()?;
        if let Some(damage) = first_fault(&session)? {
            return Err(damage.into());
        }
        // A run that was stopped has left no history, and perhaps data in free pages.
        let has_history = history::has_steps(&session).map_err(storage)?;
        let mut report = erase(session.indexed(), forget)?;
        if report.is_known {
            let Indexed { connection, cache } = session.indexed();
            index::rebuild(connection, cache, self.pool.folder())?;
            session.commit()?;
        } else {
            drop(session);
            session = self.pool.session()?;
        }
        if report.is_known || !has_history {
            report.is_overwritten = overwrite(&session)?;
        }
        session.execute_batch("PRAGMA secure_delete = OFF").map_err(storage)?;
        Ok(report)
    }

    /// Returns what [`forget`](Self::forget) would report, and changes nothing. Waits for other writers.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is write-protected.
    pub fn would_forget(&self, forget: &Forget) -> Result<ForgetReport> {
        let mut session = self.pool.session()?;
        session.begin()?;
        // The transaction is dropped, so that nothing is written.
        erase(session.indexed(), forget)
    }
}

/// Writes the file anew and empties the write-ahead log; returns false if other programs do not let it.
fn overwrite(connection: &Connection) -> Result<bool> {
    const LOG: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
    let is_refused = |connection: &Connection| -> Result<bool> {
        connection.query_row(LOG, [], |row| row.get::<_, i64>(0)).map(|busy| busy != 0).map_err(storage)
    };
    match connection.execute_batch("VACUUM").map_err(storage) {
        Ok(()) => Ok(!is_refused(connection)?),
        Err(error) if matches!(error.kind(), ErrorKind::Locked) => Ok(false),
        Err(error) => Err(error),
    }
}
