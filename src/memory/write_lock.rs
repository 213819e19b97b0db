//! [`WriteLock`]: lets the writers of a memory take turns, in this process and in others.
//!
//! SQLite's busy handler sleeps up to 100 ms and serves the first writer that asks, so a writer in a loop
//! starves the others. Here a waiting writer asks again each millisecond, and a writer that has met another
//! one pauses before its next transaction.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::error::{ErrorKind, Result};

use super::storage_error::storage;

/// The time between two attempts to begin a transaction.
const ASKED_EACH: Duration = Duration::from_millis(1);
/// The pause before a transaction: two attempts of a waiting writer.
const LET_OTHERS: Duration = Duration::from_millis(2);
/// The number of transactions before which a memory pauses, once it has met another writer. Chosen by hand.
const REMEMBERED: u32 = 50;

/// What a memory remembers of other writers.
#[derive(Debug, Default)]
pub(super) struct WriteLock {
    // Transactions before which this memory will still pause.
    crowded: AtomicU32,
}

impl WriteLock {
    /// Begins a transaction that writes, once no other writer is at work.
    ///
    /// [`ErrorKind::Locked`] if others write for longer than `patience`.
    pub(super) fn begin(&self, connection: &Connection, patience: Duration) -> Result<()> {
        let left = self.crowded.load(Ordering::Relaxed);
        if left > 0 {
            self.crowded.store(left - 1, Ordering::Relaxed);
            thread::sleep(LET_OTHERS);
        }
        connection.busy_timeout(Duration::ZERO).map_err(storage)?;
        let begun = self.ask(connection, patience);
        connection.busy_timeout(patience).map_err(storage)?;
        begun
    }

    /// Commits a transaction and begins the next; other writers may come in between.
    pub(super) fn again(&self, connection: &Connection, patience: Duration) -> Result<()> {
        connection.execute_batch("COMMIT").map_err(storage)?;
        self.crowded.fetch_max(1, Ordering::Relaxed);
        self.begin(connection, patience)
    }

    fn ask(&self, connection: &Connection, patience: Duration) -> Result<()> {
        until_free(patience, || {
            let begun = connection.execute_batch("BEGIN IMMEDIATE").map_err(storage);
            if is_locked(&begun) {
                self.crowded.store(REMEMBERED, Ordering::Relaxed);
            }
            begun
        })
    }
}

/// Repeats work that fails because others hold a lock, each millisecond, for at most `patience`.
pub(super) fn until_free<T>(patience: Duration, mut work: impl FnMut() -> Result<T>) -> Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        let done = work();
        if !is_locked(&done) || Instant::now() >= deadline {
            return done;
        }
        thread::sleep(ASKED_EACH);
    }
}

fn is_locked<T>(done: &Result<T>) -> bool {
    done.as_ref().is_err_and(|error| matches!(error.kind(), ErrorKind::Locked))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::lang::Lang;
    use crate::memory::Memory;
    use crate::unit::Unit;

    #[test]
    fn a_long_import_lets_others_write_between_its_parts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shared.mizan");
        let (importer, editor) = (Memory::create(&path).unwrap(), Memory::open(&path).unwrap());
        let is_done = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut batch = importer.batch().unwrap();
                let mut number = 0;
                while !is_done.load(Ordering::Relaxed) {
                    for _ in 0..20 {
                        number += 1;
                        let text = format!("Step {number}");
                        batch.insert(&Unit::new(Lang::ENGLISH, text.as_str(), Lang::ARABIC, "خطوة")).unwrap();
                    }
                    batch.save().unwrap();
                }
            });
            for number in 0..5 {
                let mut batch = editor.batch().unwrap();
                let text = format!("Close valve {number}.");
                batch.insert(&Unit::new(Lang::ENGLISH, text.as_str(), Lang::ARABIC, "أغلق الصمام.")).unwrap();
                batch.commit().unwrap();
            }
            is_done.store(true, Ordering::Relaxed);
        });
    }
}
