use std::fs::{self, File};
use std::path::Path;

use crate::error::{ErrorKind, Result};

use crate::memory::action::Action;
use crate::memory::batch::Inserted;
use crate::memory::connection::Indexed;
use crate::memory::file_headers::FileHeader;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::memory::{history, index};

/// What became of the units of a memory that was merged into another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Merged {
    /// Units that the other had not.
    pub new: u64,
    /// Units whose texts the other had, but not all that was known about them.
    pub changed: u64,
    /// Units that the other had, as they are.
    pub known: u64,
}

// Units of a merge written at once.
const AT_ONCE: usize = 20_000;

impl Memory {
    /// Makes the file as small as it gets: builds the index anew, forgets what could be undone, gives free room back.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn compact(&self) -> Result<()> {
        self.index_anew(true)?;
        let connection = self.pool.session()?;
        connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").map_err(storage)
    }

    /// Copies the memory into a new file, as it is at one moment, while others go on writing. The file appears under its
    /// name when it is complete.
    ///
    /// # Errors
    ///
    /// If there is a file of this name already, or it cannot be written.
    pub fn backup(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        if path.exists() {
            return Err(ErrorKind::FileExists.into());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let copy = tempfile::Builder::new().prefix(".mizan-").tempdir_in(folder.unwrap_or(Path::new(".")))?;
        let copy = copy.path().join("copy");
        let name = copy.to_string_lossy();
        self.pool.session()?.execute("VACUUM INTO ?1", [&name]).map_err(storage)?;
        // A copy is no longer in the mode that lets readers and a writer work at once.
        rusqlite::Connection::open(&copy)
            .and_then(|copy| copy.pragma_update(None, "journal_mode", "WAL"))
            .map_err(storage)?;
        File::open(&copy)?.sync_all()?;
        fs::hard_link(&copy, path).or_else(|_| fs::rename(&copy, path))?;
        Ok(())
    }

    /// Inserts all units and headers of another memory, as [`Batch::insert`](crate::memory::Batch::insert) does.
    ///
    /// # Errors
    ///
    /// If the other cannot be read or this one not be written; what was written by then stays.
    pub fn merge(&self, other: &Self) -> Result<Merged> {
        let mut merged = Merged::default();
        let mut batch = self.batch()?.action(Action::Merge);
        for (count, stored) in other.units()?.enumerate() {
            match batch.insert(&stored?.unit)? {
                Inserted::New(_) => merged.new += 1,
                Inserted::Changed(_) => merged.changed += 1,
                Inserted::Known(_) => merged.known += 1,
            }
            if (count + 1) % AT_ONCE == 0 {
                batch.save()?;
            }
        }
        for FileHeader { file, header } in other.headers()? {
            batch.header(&file, &header)?;
        }
        batch.commit()?;
        Ok(merged)
    }

    /// Builds the index anew, and forgets what could be undone if that is wanted.
    pub(super) fn index_anew(&self, forgets: bool) -> Result<()> {
        let mut session = self.pool.session()?;
        session.begin()?;
        if forgets {
            history::forget(&session).map_err(storage)?;
        }
        let Indexed { connection, cache } = session.indexed();
        index::rebuild(connection, cache, self.pool.folder())?;
        session.commit()
    }
}
