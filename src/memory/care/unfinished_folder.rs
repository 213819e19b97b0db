//! [`UnfinishedFolder`]: the hidden folder in which a copy of a memory, or a repaired one, is made until
//! it is complete.
//!
//! The process that makes the copy holds a lock on a file in the folder. The lock ends with the process,
//! however the process ends, so a folder whose lock is free was left by one that was killed;
//! [`remove_leftovers`] removes such folders. Where files cannot be locked, the folders stay.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// What the name of an unfinished folder begins with, and how many letters and digits follow.
const PREFIX: &str = ".mizan-";
const RANDOM: usize = 6;

/// The file that is locked, the memories that are made in such folders, and the endings of the files that
/// each consists of while it is made.
const LOCK: &str = "lock";
pub(super) const COPY: &str = "copy";
pub(super) const ALTERED: &str = "altered";
pub(super) const REPAIRED: &str = "repaired";
const ENDINGS: [&str; 4] = ["", "-journal", "-wal", "-shm"];

/// The most entries of a folder that are looked at. Chosen by hand: reading as many names takes some
/// hundredths of a second.
const ENTRIES: usize = 100_000;

/// The number of folders that are made before the attempt is given up, because another process takes each of
/// them for a leftover. Chosen by hand: one such clash is very rare.
const ATTEMPTS: usize = 16;

/// A folder that no other process removes, and that is removed when dropped.
pub(super) struct UnfinishedFolder {
    // The lock is let go before the folder is removed, since some systems keep a file that is open.
    _lock: File,
    folder: TempDir,
}

impl UnfinishedFolder {
    /// Removes what killed processes have left in a folder, and makes an unfinished folder in it.
    pub(super) fn new_in(folder: &Path) -> io::Result<Self> {
        remove_leftovers(folder);
        for _ in 0..ATTEMPTS {
            let made = tempfile::Builder::new().prefix(PREFIX).rand_bytes(RANDOM).tempdir_in(folder)?;
            if let Some(lock) = claim(&made.path().join(LOCK))? {
                return Ok(Self { _lock: lock, folder: made });
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Returns the path of a memory that is made in the folder.
    pub(super) fn file(&self, name: &'static str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Makes and locks the lock of a folder; `None` if another process took the folder for a leftover first.
fn claim(path: &Path) -> io::Result<Option<File>> {
    let lock = match File::options().write(true).create_new(true).open(path) {
        Ok(lock) => lock,
        Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(None),
        // Whoever removes a folder holds its lock. Now that the lock is held here, the folder is there to
        // stay, or gone.
        Ok(()) => Ok(path.exists().then_some(lock)),
        // Nobody can lock files here, so nobody removes the folder.
        Err(TryLockError::Error(_)) => Ok(Some(lock)),
    }
}

/// Removes the unfinished memories that killed processes have left in a folder: copies
/// ([`Memory::backup`](crate::memory::Memory::backup)) and repaired ones. Those that another process is
/// making stay, and so does whatever cannot be removed or locked.
pub fn remove_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.take(ENTRIES).flatten().filter(is_unfinished) {
        let _ = remove(&entry.path());
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    // The lock is made here if its owner has not made it yet: the owner then makes another folder.
    let lock = File::options().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
    lock.try_lock()?;
    for entry in fs::read_dir(folder)?.flatten().filter(|entry| entry.file_name() != LOCK) {
        if is_part(&entry.file_name()) {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(folder.join(LOCK))?;
    drop(lock);
    fs::remove_dir(folder)
}

/// Returns true for a folder whose name and content are those of an unfinished one.
fn is_unfinished(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    let is_named = random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    is_named && entry.file_type().is_ok_and(|kind| kind.is_dir()) && has_only_parts(&entry.path())
}

fn has_only_parts(folder: &Path) -> bool {
    let is_part = |entry: io::Result<DirEntry>| entry.is_ok_and(|entry| is_part(&entry.file_name()));
    fs::read_dir(folder).is_ok_and(|mut entries| entries.all(is_part))
}

fn is_part(name: &OsStr) -> bool {
    let is_memory = |name: &str| {
        let parts = [COPY, ALTERED, REPAIRED].into_iter().filter_map(|memory| name.strip_prefix(memory));
        parts.into_iter().any(|ending| ENDINGS.contains(&ending))
    };
    name.to_str().is_some_and(|name| name == LOCK || is_memory(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_removed_once_its_process_has_ended_and_no_other_folder_is() {
        let folder = tempfile::tempdir().unwrap();
        let running = UnfinishedFolder::new_in(folder.path()).unwrap();
        fs::write(running.file(COPY), "half").unwrap();
        for (name, file) in
            [(".mizan-Killed", LOCK), (".mizan-Before", COPY), (".mizan-Letter", "letter.txt")]
        {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join(file), "").unwrap();
        }
        fs::create_dir(folder.path().join(".mizan-notes")).unwrap();
        remove_leftovers(folder.path());
        let left = || fs::read_dir(folder.path()).unwrap().count();
        assert!(running.file(COPY).exists() && folder.path().join(".mizan-Letter/letter.txt").exists());
        assert_eq!(left(), 3);
        drop(running);
        assert_eq!(left(), 2);
    }

    #[test]
    fn a_folder_that_another_process_has_taken_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(LOCK);
        let taken = File::create(&path).unwrap();
        assert!(claim(&path).unwrap().is_none());
        drop(taken);
        fs::remove_file(&path).unwrap();
        assert!(claim(&path).unwrap().is_some());
        assert!(claim(&folder.path().join("gone").join(LOCK)).unwrap().is_none());
    }
}
