//! The unfinished outputs that killed runs have left behind. A run holds a lock on its unfinished output,
//! which ends with the run; [`remove`] removes those that nobody has locked.

use std::fs::{self, DirEntry, File, Metadata};
use std::path::Path;
use std::time::Duration;

/// What the name of an unfinished output begins with.
pub(super) const PREFIX: &str = ".mizan-";
/// What the name of an unfinished output ends with.
pub(super) const SUFFIX: &str = ".part";

/// The most entries of a folder that are looked at. Chosen by hand: reading as many names takes some
/// milliseconds.
const ENTRIES: usize = 10_000;
/// The age under which an unfinished output is left alone, since its run may not have locked it yet. Chosen
/// by hand.
const AGE: Duration = Duration::from_secs(60);

/// Claims an unfinished output for as long as the file is open. Where files cannot be locked, leftovers stay.
pub(super) fn claim(file: &File) {
    let _ = file.try_lock();
}

/// Removes the unfinished outputs in a folder that no run has claimed. What cannot be removed stays.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.take(ENTRIES).flatten().filter(is_old_part) {
        let is_free = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_free {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_old_part(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let is_part = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
    let age = || entry.metadata().ok().filter(Metadata::is_file)?.modified().ok()?.elapsed().ok();
    is_part && age().is_some_and(|age| age >= AGE)
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn an_unfinished_output_is_removed_once_its_run_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let made = |name: &str, age| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - age).unwrap();
            file
        };
        let running = made(".mizan-a1.part", AGE * 2);
        claim(&running);
        for (name, age) in [(".mizan-b2.part", AGE * 2), (".mizan-c3.part", AGE / 2), ("notes.part", AGE * 2)]
        {
            drop(made(name, age));
        }
        remove(folder.path());
        let left = || {
            let mut names: Vec<_> =
                fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        assert_eq!(left(), [".mizan-a1.part", ".mizan-c3.part", "notes.part"]);
        drop(running);
        remove(folder.path());
        assert_eq!(left(), [".mizan-c3.part", "notes.part"]);
    }
}
