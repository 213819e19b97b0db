//! [`keep_and_replace`]: puts a new file in the place of a damaged one, which is kept beside it.
//!
//! The damaged file gets its second name first. Then its write-ahead log is moved, since SQLite would read it
//! as that of the new file; then the new file takes the name. A program that is killed in between leaves the
//! damaged file under its own name, and [`recover`] gives it its log back.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
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
    let is_linked = fs::hard_link(path, &kept).is_ok();
    if !is_linked {
        // Not every file system lets a file have two names.
        fs::rename(path, &kept)?;
    }
    move_log(path, &kept)?;
    fs::rename(new, path)?;
    sync_folder(path);
    Ok(kept)
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
        if is_same_file(path, &kept) && !beside(path, LOG).exists() && beside(&kept, LOG).exists() {
            move_log(&kept, path)?;
            fs::remove_file(&kept)?;
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

#[cfg(unix)]
fn is_same_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::metadata(path).map(|found| (found.dev(), found.ino()));
    id(one).is_ok_and(|one| id(other).is_ok_and(|other| one == other))
}

#[cfg(not(unix))]
fn is_same_file(_: &Path, _: &Path) -> bool {
    false
}
