//! The unfinished outputs that killed runs have left behind. A run holds a lock on its unfinished output,
//! which ends with the run, however it ends; [`remove`] removes those that nobody has locked.

use std::fs::{self, DirEntry, File, TryLockError};
use std::io;
use std::path::Path;

use mizan::memory::remove_leftovers;
use tempfile::NamedTempFile;

/// What the name of an unfinished output begins with, how many letters and digits follow, and what the name
/// ends with.
const PREFIX: &str = ".mizan-";
const RANDOM: usize = 6;
const SUFFIX: &str = ".part";

/// The most entries of a folder that are looked at. Chosen by hand: reading as many names takes some
/// hundredths of a second.
const ENTRIES: usize = 100_000;

/// The number of files that are made before the attempt is given up, because another run takes each of them
/// for a leftover. Chosen by hand: one such clash is very rare.
const ATTEMPTS: usize = 16;

/// Makes an unfinished output in a folder, which no other run removes while this run lasts.
pub(super) fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..ATTEMPTS {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).rand_bytes(RANDOM).suffix(SUFFIX);
        // As any new file, so that its permissions show which ones the system gives to new files.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder)?;
        let is_claimed = match file.as_file().try_lock() {
            // Another run holds the lock in order to remove the file.
            Err(TryLockError::WouldBlock) => false,
            // Whoever removes a file holds its lock. Now that the lock is held here, the file is there to
            // stay, or gone.
            Ok(()) => file.path().exists(),
            // Nobody can lock files here, so nobody removes the file.
            Err(TryLockError::Error(_)) => true,
        };
        if is_claimed {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Removes the unfinished outputs and copies of memories in a folder that no run has claimed. What cannot be
/// locked or removed stays.
pub(super) fn remove(folder: &Path) {
    remove_leftovers(folder);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.take(ENTRIES).flatten().filter(is_part) {
        let path = entry.path();
        // The lock is held until the file is gone.
        let Ok(file) = File::open(&path) else { continue };
        if file.try_lock().is_ok() {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_part(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    let is_named = random.is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    is_named && entry.file_type().is_ok_and(|kind| kind.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unfinished_output_is_removed_once_its_run_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let running = unfinished(folder.path()).unwrap();
        for name in [".mizan-Killed.part", ".mizan-of-mine.part", "notes.part"] {
            File::create(folder.path().join(name)).unwrap();
        }
        remove(folder.path());
        let has = |name: &str| folder.path().join(name).exists();
        assert!(running.path().exists() && !has(".mizan-Killed.part"));
        assert!(has(".mizan-of-mine.part") && has("notes.part"));
    }

    #[test]
    fn runs_that_begin_and_clean_up_at_once_lose_no_output() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for number in 0..100 {
                        remove(folder.path());
                        let file = unfinished(folder.path()).unwrap();
                        remove(folder.path());
                        file.persist(folder.path().join(format!("{number}.tmx"))).unwrap();
                    }
                });
            }
        });
    }
}
