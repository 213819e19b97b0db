//! [`read_kept`]: reading a file that may be a memory of this process.
//!
//! POSIX takes all locks of a process on a file away when the process closes any descriptor of the file,
//! those of SQLite too (<https://www.sqlite.org/howtocorrupt.html>, section 2.2). A memory that is open in
//! the process would then stand without locks, and another program could delete its write-ahead log with what
//! is committed. So a file of SQLite that was opened to look at its bytes stays open.

use std::fs::File;
use std::io;
#[cfg(unix)]
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
#[cfg(unix)]
use std::sync::{Mutex, PoisonError};

/// The first bytes of every SQLite file.
pub(crate) const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// The files that stay open, each once, until the process ends or the file is deleted.
#[cfg(unix)]
static KEPT: Mutex<Vec<File>> = Mutex::new(Vec::new());

/// Opens a file, reads of it from its start, and closes it unless it is a file of SQLite.
#[cfg(unix)]
pub(crate) fn read_kept<T>(path: &Path, read: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
    use std::fs::{self, Metadata};
    use std::os::unix::fs::MetadataExt;

    let found = fs::metadata(path)?;
    // A pipe has its bytes once.
    if !found.is_file() {
        return read(&mut File::open(path)?);
    }
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|file| file.metadata().is_ok_and(|found| found.nlink() > 0));
    let identity = |found: &Metadata| (found.dev(), found.ino());
    let is_it = |file: &File| file.metadata().is_ok_and(|other| identity(&other) == identity(&found));
    if let Some(file) = kept.iter_mut().find(|file| is_it(file)) {
        file.seek(SeekFrom::Start(0))?;
        return read(file);
    }
    let (mut file, mut start) = (File::open(path)?, [0; SQLITE.len()]);
    let is_sqlite = file.read_exact(&mut start).is_ok() && start == *SQLITE;
    file.seek(SeekFrom::Start(0))?;
    let answer = read(&mut file);
    if is_sqlite {
        kept.push(file);
    }
    answer
}

/// Opens a file, and reads of it. Elsewhere a lock is of the descriptor that set it.
#[cfg(not(unix))]
pub(crate) fn read_kept<T>(path: &Path, read: impl FnOnce(&mut File) -> io::Result<T>) -> io::Result<T> {
    read(&mut File::open(path)?)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    use super::*;
    use crate::memory::Memory;

    fn kept(path: &Path) -> usize {
        let number = fs::metadata(path).unwrap().ino();
        let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().filter(|file| file.metadata().unwrap().ino() == number).count()
    }

    #[test]
    fn a_memory_that_was_looked_at_stays_open_once() {
        let folder = tempfile::tempdir().unwrap();
        let (memory, text) = (folder.path().join("m.mizan"), folder.path().join("text.txt"));
        Memory::create(&memory).unwrap();
        fs::write(&text, "no memory").unwrap();
        let first = |path: &Path| {
            let mut bytes = [0; 6];
            read_kept(path, |file| file.read_exact(&mut bytes)).unwrap();
            bytes
        };
        assert_eq!([first(&memory), first(&memory), first(&text)], [*b"SQLite", *b"SQLite", *b"no mem"]);
        assert_eq!((kept(&memory), kept(&text)), (1, 0));
        let other = folder.path().join("other.mizan");
        Memory::create(&other).unwrap();
        fs::remove_file(&other).unwrap();
        assert!(read_kept(&other, |_| Ok(())).is_err());
    }
}
