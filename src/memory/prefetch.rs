//! Reading ahead for the first lookup: [`Prefetch`].
//!
//! The first lookup may find the file on disk, where each page costs a wait. Several threads ask for many
//! pages at once, and the system keeps them in memory for the lookup that follows.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::connection::Pool;
use super::kept_open::read_kept;

/// Threads that read the pages that a lookup is about to read, each by a connection of its own.
pub(super) struct Prefetch<'m> {
    pool: &'m Pool,
    connections: Mutex<Vec<Connection>>,
}

/// The number of threads, and so of reads at the same time; a disk serves eight about as fast as one.
const READERS: usize = 8;
/// Bytes of the smallest file that is read ahead. Chosen by hand: the system reads a smaller file in a few
/// requests.
const LARGE: u64 = 32 << 20;
/// Places of the file that are read to see whether it is in memory.
const PROBES: u32 = 8;
/// The longest read from memory: such a read takes a microsecond or two, a read from disk 50 and more.
const AT_HAND: Duration = Duration::from_micros(10);

impl<'m> Prefetch<'m> {
    /// Returns `None` for a file that is small or that the system has in memory.
    pub(super) fn of(pool: &'m Pool) -> Option<Self> {
        let is_slow = is_slow(pool.place().path()?).unwrap_or(false);
        is_slow.then(|| Self { pool, connections: Mutex::new(Vec::new()) })
    }

    /// Calls `read` for each item on several threads. Errors are ignored, since the lookup that follows meets
    /// them again.
    pub(super) fn read<T: Sync, R>(
        &self,
        things: &[T],
        read: impl Fn(&Connection, &T) -> rusqlite::Result<R> + Sync,
    ) {
        let read = &read;
        thread::scope(|scope| {
            for reader in 0..READERS.min(things.len()) {
                scope.spawn(move || {
                    let Some(connection) = self.take() else { return };
                    for thing in things.iter().skip(reader).step_by(READERS) {
                        let _ = read(&connection, thing);
                    }
                    self.connections.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
                });
            }
        });
    }

    fn take(&self) -> Option<Connection> {
        let resting = self.connections.lock().unwrap_or_else(PoisonError::into_inner).pop();
        resting.or_else(|| self.pool.connect().ok())
    }
}

/// Returns true for a large file that is on disk, not in the system's memory.
fn is_slow(path: &Path) -> io::Result<bool> {
    let bytes = fs::metadata(path)?.len();
    if bytes < LARGE {
        return Ok(false);
    }
    read_kept(path, |file| {
        let start = Instant::now();
        for probe in 1..=PROBES {
            file.seek(SeekFrom::Start(bytes / u64::from(PROBES + 1) * u64::from(probe)))?;
            file.read_exact(&mut [0])?;
        }
        Ok(start.elapsed() > PROBES * AT_HAND)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;

    #[test]
    fn each_thing_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::create(folder.path().join("small.mizan")).unwrap();
        assert!(Prefetch::of(&memory.pool).is_none(), "the file is small");
        let ahead = Prefetch { pool: &memory.pool, connections: Mutex::default() };
        let read = Mutex::new(Vec::new());
        for things in [0..100, 100..103, 103..103] {
            let things: Vec<i64> = things.collect();
            ahead.read(&things, |connection, &thing| {
                let found = connection.query_row("SELECT ?1", [thing], |row| row.get::<_, i64>(0))?;
                read.lock().unwrap().push(found);
                Ok(())
            });
        }
        let mut read = read.into_inner().unwrap();
        read.sort_unstable();
        assert_eq!(read, (0..103).collect::<Vec<i64>>());
        assert!(ahead.connections.into_inner().unwrap().len() <= READERS);
    }
}
