//! [`Memory::backup`]: a copy of a memory, made in an [`UnfinishedFolder`] and named once it is complete.

use std::fs;
use std::io;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use crate::error::{ErrorKind, Result};
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;

use super::check::first_fault;
use super::replaced_file::{sync_folder, to_be_synced};
use super::unfinished_folder::{COPY, UnfinishedFolder};

impl Memory {
    /// Copies one state of the memory into a new file, while others go on writing. The file appears under its
    /// name once it is complete, with the permissions of the memory. What an earlier backup that was killed
    /// has left in the folder is removed.
    ///
    /// The copy of a damaged memory has what can be read; [`damage`](Self::damage) names the damage then.
    ///
    /// # Errors
    ///
    /// If there is a file of this name already, if a file beside that name (`-wal`, `-journal`) holds changes
    /// of another memory, which SQLite would put into the copy, or if the copy cannot be written.
    pub fn backup(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        check_name(path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let unfinished = UnfinishedFolder::new_in(folder)?;
        let copy = unfinished.file(COPY);
        self.copy_into(&copy)?;
        // A copy does not keep the journal mode in which readers and a writer work at the same time.
        Connection::open(&copy)
            .and_then(|copy| copy.pragma_update(None, "journal_mode", "WAL"))
            .map_err(storage)?;
        let file = to_be_synced(&copy)?;
        if let Some(memory) = self.pool.place().path() {
            fs::set_permissions(&copy, fs::metadata(memory)?.permissions())?;
        }
        file.sync_all()?;
        drop(file);
        check_name(path)?;
        give_name(&copy, path)?;
        sync_folder(path);
        Ok(())
    }

    fn copy_into(&self, copy: &Path) -> Result<()> {
        let mut session = self.pool.session()?;
        if let Some(damage) = first_fault(&session)? {
            session.indexed().cache.met.note(damage);
        }
        session.execute("VACUUM INTO ?1", [copy.to_string_lossy()]).map(drop).map_err(storage)
    }
}

/// Gives a complete file its name, unless another file has the name by now.
fn give_name(copy: &Path, path: &Path) -> Result<()> {
    let given = TempPath::try_from_path(copy).and_then(|copy| Ok(copy.persist_noclobber(path)?));
    given.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => ErrorKind::FileExists.into(),
        _ => error.into(),
    })
}

/// Checks that no file has the name, and that no file beside it would be taken for a part of it. SQLite
/// itself removes a `-shm` without a database and an empty `-wal`.
fn check_name(path: &Path) -> Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::FileExists.into());
    }
    for ending in ["-wal", "-journal"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        if fs::metadata(&beside).is_ok_and(|found| found.len() > 0) {
            return Err(ErrorKind::OtherChanges(ending).into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_refuses_a_name_beside_which_changes_of_another_memory_lie() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::create(folder.path().join("plant.mizan")).unwrap();
        let copy = folder.path().join("copy.mizan");
        let wal = folder.path().join("copy.mizan-wal");
        fs::write(&wal, "changes").unwrap();
        let refused = memory.backup(&copy).unwrap_err();
        assert!(matches!(refused.kind(), ErrorKind::OtherChanges("-wal")), "{refused}");
        assert_eq!(fs::read(&wal).unwrap(), b"changes");
        fs::write(&wal, "").unwrap();
        memory.backup(&copy).unwrap();
        assert_eq!(Memory::open(&copy).unwrap().info().unwrap().units, 0);
        assert!(matches!(memory.backup(&copy).unwrap_err().kind(), ErrorKind::FileExists));
    }
}
