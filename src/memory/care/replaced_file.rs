//! [`keep_and_replace`]: puts a new file in the place of a damaged one, which is kept beside it.
//!
//! The damaged file gets a second name first, or a copy where the file system gives a file one name alone.
//! Then its write-ahead log is moved, since SQLite would read it as that of the new file; then the new file
//! takes the name. If a step fails, the damaged file gets its log back. A program that is killed in between
//! leaves the damaged file under its own name, and [`recover`] gives it its log back.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Puts `new` in the place of `path`, and returns the name under which the damaged file is kept: with
/// `.damaged` at the end, and a number if there is such a file already. The new file gets the permissions of
/// the old one.
pub(super) fn keep_and_replace(path: &Path, new: &Path) -> io::Result<PathBuf> {
    let file = to_be_synced(new)?;
    take_over_access(path, new)?;
    file.sync_all()?;
    drop(file);
    let kept = free_name(path, ".damaged");
    if fs::hard_link(path, &kept).is_err() {
        copy(path, &kept)?;
    }
    give_place(path, &kept, new)?;
    sync_folder(path);
    Ok(kept)
}

/// Moves the log of a file to its second name, and gives the name of the file to the new one; does both or
/// neither. A program that looks at the file, such as a virus scanner, may hinder the second step on Windows.
fn give_place(path: &Path, kept: &Path, new: &Path) -> io::Result<()> {
    let done = move_log(path, kept).and_then(|()| fs::rename(new, path));
    if done.is_err() {
        // What cannot be undone now is undone by `recover`.
        let _ = take_back(path, kept);
    }
    done
}

/// Gives a file the log of its second name, and removes the second name. A log that somebody has begun in the
/// meantime stays, and so does all else then.
fn take_back(path: &Path, kept: &Path) -> io::Result<()> {
    if beside(kept, LOG).exists() {
        if beside(path, LOG).exists() {
            return Ok(());
        }
        move_log(kept, path)?;
    }
    fs::remove_file(kept)
}

/// Puts a new file beside another one, under the first free name with this ending, and returns the name.
pub(super) fn put_beside(path: &Path, ending: &str, new: &Path) -> io::Result<PathBuf> {
    let file = to_be_synced(new)?;
    take_over_access(path, new)?;
    file.sync_all()?;
    drop(file);
    let name = free_name(path, ending);
    fs::rename(new, &name)?;
    Ok(name)
}

/// Gives a damaged file its log back if a repair was killed after it had moved the log.
pub(super) fn recover(path: &Path) -> io::Result<()> {
    for kept in names(path, ".damaged").take_while(|name| name.exists()) {
        let has_lost_log = !beside(path, LOG).exists() && beside(&kept, LOG).exists();
        if has_lost_log && (is_same_file(path, &kept) || has_same_content(path, &kept)?) {
            take_back(path, &kept)?;
            break;
        }
    }
    Ok(())
}

/// The ending of the write-ahead log of a database.
pub(super) const LOG: &str = "-wal";

/// Returns the path with something after its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Returns the names that a file may be kept under: with an ending, and a number from the second one on.
fn names(path: &Path, ending: &str) -> impl Iterator<Item = PathBuf> {
    let numbered = (2_u32..).map(|number| number.to_string());
    std::iter::once(String::new())
        .chain(numbered)
        .map(move |number| beside(path, &format!("{ending}{number}")))
}

fn free_name(path: &Path, ending: &str) -> PathBuf {
    let is_free = |name: &PathBuf| fs::symlink_metadata(name).is_err() && !beside(name, LOG).exists();
    names(path, ending).find(is_free).expect("some number is free")
}

/// Moves the log of a file to another name of the file, and removes the file that goes with the log, which
/// holds nothing that is not in the log.
fn move_log(from: &Path, to: &Path) -> io::Result<()> {
    ignore_missing(fs::rename(beside(from, LOG), beside(to, LOG)))?;
    ignore_missing(fs::remove_file(beside(from, "-shm")))
}

fn ignore_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Opens a complete file in order to sync it. Windows syncs only what is open to be written, which a file
/// that nobody may write cannot be: open the file first, then set its permissions.
pub(super) fn to_be_synced(path: &Path) -> io::Result<File> {
    File::options().write(true).open(path)
}

/// Copies a file under a new name, with its permissions. A copy that fails leaves nothing.
fn copy(path: &Path, new: &Path) -> io::Result<()> {
    let mut file = File::create_new(new)?;
    let copied = take_over_access(path, new)
        .and_then(|()| io::copy(&mut File::open(path)?, &mut file))
        .and_then(|_| file.sync_all());
    drop(file);
    copied.inspect_err(|_| drop(fs::remove_file(new)))
}

fn take_over_access(path: &Path, new: &Path) -> io::Result<()> {
    let old = fs::metadata(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        // Only the administrator can give a file away, and for others the owner is the same already.
        let _ = chown(new, Some(old.uid()), Some(old.gid()));
    }
    fs::set_permissions(new, old.permissions())
}

/// Makes the names of a folder durable. A file system that cannot do that has no way to say so.
pub(super) fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Returns true if two names are known to be those of one file. Windows does not tell.
fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let id = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino()));
        id(one).is_ok_and(|one| id(other).is_ok_and(|other| one == other))
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        false
    }
}

/// Returns true if two files have the same bytes, of which the names of one file and a file and its copy are
/// cases: the log of one of them is that of the other.
fn has_same_content(one: &Path, other: &Path) -> io::Result<bool> {
    /// The bytes that are read at a time. Chosen by hand.
    const PIECE: usize = 1 << 16;
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::with_capacity(PIECE, one), BufReader::with_capacity(PIECE, other));
    loop {
        let (pieces, others) = (one.fill_buf()?, other.fill_buf()?);
        let len = pieces.len().min(others.len());
        if len == 0 || pieces[..len] != others[..len] {
            return Ok(pieces.is_empty() && others.is_empty());
        }
        one.consume(len);
        other.consume(len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with a log, in a folder of its own.
    fn logged() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plant.mizan");
        fs::write(&path, "units").unwrap();
        fs::write(beside(&path, LOG), "more units").unwrap();
        (folder, path)
    }

    fn names_in(folder: &Path) -> Vec<OsString> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_that_cannot_take_the_name_leaves_the_old_one_with_its_log() {
        let (folder, path) = logged();
        let kept = beside(&path, ".damaged");
        copy(&path, &kept).unwrap();
        give_place(&path, &kept, &folder.path().join("nowhere")).unwrap_err();
        assert_eq!(names_in(folder.path()), ["plant.mizan", "plant.mizan-wal"]);
        assert_eq!(fs::read(beside(&path, LOG)).unwrap(), b"more units");
    }

    #[test]
    fn a_log_that_another_program_has_begun_is_not_replaced() {
        let (folder, path) = logged();
        let kept = beside(&path, ".damaged");
        copy(&path, &kept).unwrap();
        move_log(&path, &kept).unwrap();
        fs::write(beside(&path, LOG), "begun").unwrap();
        take_back(&path, &kept).unwrap();
        recover(&path).unwrap();
        assert_eq!(fs::read(beside(&path, LOG)).unwrap(), b"begun");
        assert_eq!(fs::read(beside(&kept, LOG)).unwrap(), b"more units");
        assert_eq!(names_in(folder.path()).len(), 4);
    }

    #[test]
    fn a_replaced_file_does_not_take_the_log_of_the_damaged_one() {
        for new in ["other", "units and more"] {
            let (folder, path) = logged();
            let repaired = folder.path().join("repaired");
            fs::write(&repaired, new).unwrap();
            let kept = keep_and_replace(&path, &repaired).unwrap();
            recover(&path).unwrap();
            assert_eq!(fs::read(&path).unwrap(), new.as_bytes());
            assert_eq!(fs::read(beside(&kept, LOG)).unwrap(), b"more units");
            assert!(!beside(&path, LOG).exists());
        }
    }
}
