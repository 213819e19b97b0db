//! The memory itself: [`Memory`] opens or makes the file and reads its units.
//!
//! Its other methods stand in the files of the types that they use: writing with [`Batch`](super::Batch),
//! finding with [`Lookup`](super::Lookup) and [`Search`](super::Search), undoing with [`Step`](super::Step).

use std::fmt;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind, Result};
use crate::unit::Unit;

use super::connection::{Indexed, Pool};
use super::damage::{Damage, Fault};
use super::kept_open::read_kept;
use super::place::StoragePlace;
use super::storage_error::cannot_open;
use super::unit_id::UnitId;
use super::units::Units;
use super::{schema, unit_row};

/// A translation memory: units in one SQLite file, or in working memory.
///
/// Several threads may use a memory at once, and several processes may use its file. Readers never wait;
/// writers wait for one another. A committed change survives a loss of power.
///
/// ```
/// use mizan::memory::{Lookup, Memory};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ARABIC, "أغلق الصمام الرئيسي.", Lang::ENGLISH, "Close the main valve."))?;
/// batch.commit()?;
/// let matches = memory.lookup("أغلق الصمّام الرئيسيّ.", &Lookup::new())?;
/// assert_eq!(matches[0].unit().target().plain(), "Close the main valve.");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Memory {
    pub(super) pool: Pool,
}

impl Memory {
    /// Opens a memory.
    ///
    /// # Errors
    ///
    /// If the file does not exist, is no memory, or was written by a newer version of this crate. If another
    /// program is making the memory, the call waits for two seconds at most.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let deadline = Instant::now() + BEING_MADE;
        loop {
            let opened = Self::open_now(path);
            let is_foreign = opened.as_ref().is_err_and(|error| matches!(error.kind(), ErrorKind::Foreign));
            if !is_foreign || Instant::now() >= deadline || !is_being_made(path) {
                return opened;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn open_now(path: &Path) -> Result<Self> {
        // The error of the system for a missing file is clearer than SQLite's.
        if check_file(&fs::metadata(path)?)?.len() == 0 {
            return Err(ErrorKind::Foreign.into());
        }
        let memory = Self { pool: Pool::new(StoragePlace::File(path.into())) };
        match memory.pool.session().and_then(|session| schema::check(&session)) {
            Ok(()) => Ok(memory),
            Err(error) if matches!(error.kind(), ErrorKind::Foreign | ErrorKind::Schema { .. }) => Err(error),
            Err(error) => Self::open_read_only(path).map_err(|refused| match refused.kind() {
                ErrorKind::ReadOnly => refused,
                _ => error,
            }),
        }
    }

    /// Opens a memory, making it first if there is none.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and if the file cannot be written.
    pub fn create(path: impl AsRef<Path>) -> Result<Self> {
        let found = fs::metadata(&path).ok();
        found.as_ref().map(check_file).transpose()?;
        if path.as_ref().as_os_str().is_empty() {
            return Err(io::Error::from(io::ErrorKind::NotFound).into());
        }
        let place = StoragePlace::File(path.as_ref().into());
        if let Some(folder) = place.folder() {
            fs::metadata(folder).map_err(|error| Error::from(error).in_file(folder))?;
        }
        Self::laid_out(place).map_err(|error| {
            // SQLite makes the write-ahead log beside the file before it finds that it may not.
            match found.is_some() && cannot_open(&error) {
                true => ErrorKind::ReadOnly.into(),
                false => error,
            }
        })
    }

    /// Opens a memory, or returns one whose file is made when the memory is first read or written. A program
    /// that fails before then has made no file, and so has none to remove, which another program may have
    /// filled meanwhile.
    ///
    /// ```
    /// use mizan::memory::Memory;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("plant.mizan");
    /// let memory = Memory::create_later(&path)?;
    /// assert!(!path.exists());
    /// memory.batch()?.commit()?;
    /// assert!(path.exists());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and if no file can be made in the folder.
    pub fn create_later(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        if path.exists() {
            return Self::create(path);
        }
        let place = StoragePlace::File(path.into());
        // A file without a name shows whether the folder can be written.
        tempfile::tempfile_in(place.folder().unwrap_or(Path::new(".")))?;
        Ok(Self { pool: Pool::made_later(place) })
    }

    /// Makes an empty memory that lasts as long as the value.
    ///
    /// # Errors
    ///
    /// If SQLite refuses.
    pub fn in_memory() -> Result<Self> {
        Self::laid_out(StoragePlace::Working(Box::new(0)))
    }

    /// Sets how long a write waits for another process or thread that is writing; a minute by default.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.pool.set_patience(patience);
        self
    }

    /// Commits without waiting for the disk if `yes`, for a program that makes very many small batches. What
    /// is committed is there for every program and outlives the end of this one; but until
    /// [`sync`](Self::sync) or the end of the last program that uses the memory, a loss of power may cost
    /// batches, the last ones first. The memory stays sound.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?.synced_later(true);
    /// for (arabic, english) in [("نعم", "yes"), ("لا", "no")] {
    ///     let mut batch = memory.batch()?;
    ///     batch.insert(&Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english))?;
    ///     batch.commit()?;
    /// }
    /// memory.sync()?;
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn synced_later(mut self, yes: bool) -> Self {
        self.pool.set_synced_later(yes);
        self
    }

    /// Waits until all that was committed is on the disk. Only a memory that is
    /// [`synced_later`](Self::synced_later) needs this.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn sync(&self) -> Result<()> {
        self.pool.write_to_disk()
    }

    /// Sets a flag that ends the work of this memory soon after it becomes true: whatever reads or writes
    /// then fails, and what is not committed is rolled back. A program sets the flag when it is asked to
    /// end.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    ///
    /// use mizan::memory::Memory;
    /// use mizan::{Lang, Unit};
    ///
    /// let stop = Arc::new(AtomicBool::new(false));
    /// let memory = Memory::in_memory()?.stop_when(stop.clone());
    /// let mut batch = memory.batch()?;
    /// for number in 0..5_000 {
    ///     batch.insert(&Unit::new(Lang::ENGLISH, format!("Valve {number}"), Lang::ARABIC, format!("صمام {number}")))?;
    /// }
    /// batch.commit()?;
    /// stop.store(true, Ordering::Relaxed);
    /// assert!(memory.compact().is_err());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn stop_when(mut self, stop: Arc<AtomicBool>) -> Self {
        self.pool.set_stop(stop);
        self
    }

    /// Returns the unit of this number.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none; [`ErrorKind::Damaged`] if it cannot be read.
    pub fn unit(&self, id: UnitId) -> Result<Unit> {
        let mut session = self.pool.session()?;
        let Indexed { connection, cache } = session.indexed();
        if let Some(unit) = unit_row::find(connection, cache, id.get())? {
            return Ok(unit);
        }
        let unreadable = Damage::of_unit(id.get(), Fault::Unreadable);
        let is_unreadable = cache.met.met().contains(&unreadable);
        Err(if is_unreadable { unreadable.into() } else { ErrorKind::NoUnit(id.get()).into() })
    }

    /// Returns all units with their numbers, in the order of the numbers. Later writes do not show.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn units(&self) -> Result<Units<'_>> {
        Units::new(self.pool.session()?)
    }

    /// Returns the damage that reading has met since the memory was opened: parts that could not be read,
    /// which reading passed over, and units that are not as they were written. [`check`](Self::check) finds
    /// all.
    #[must_use]
    pub fn damage(&self) -> Vec<Damage> {
        self.pool.damage()
    }

    fn laid_out(place: StoragePlace) -> Result<Self> {
        let pool = Pool::new(place);
        pool.lay_out()?;
        Ok(Self { pool })
    }

    fn open_read_only(path: &Path) -> Result<Self> {
        // The newest writes are in a second file (`-wal`), which SQLite cannot read in a folder that cannot
        // be written.
        let mut beside = path.as_os_str().to_owned();
        beside.push("-wal");
        if fs::metadata(&beside).is_ok_and(|found| found.len() > 0) {
            return Err(ErrorKind::ReadOnly.into());
        }
        let memory = Self { pool: Pool::new(StoragePlace::ReadOnly(path.into())) };
        schema::check(&*memory.pool.session()?)?;
        Ok(memory)
    }
}

/// How long a reader waits for a program that makes the memory, which takes milliseconds. Chosen by hand.
const BEING_MADE: Duration = Duration::from_secs(2);

/// Returns true for a file without any table that was written a moment ago.
fn is_being_made(path: &Path) -> bool {
    let written = fs::metadata(path).and_then(|found| found.modified());
    let is_young = written.is_ok_and(|at| at.elapsed().is_ok_and(|age| age <= BEING_MADE));
    let mut head = Vec::new();
    let read = read_kept(path, |file| file.take(100).read_to_end(&mut head));
    is_young && read.is_ok() && schema::is_empty_file(&head)
}

/// Refuses a folder, a pipe and a device. SQLite would wait for somebody who writes into the pipe.
pub(super) fn check_file(found: &Metadata) -> Result<&Metadata> {
    const OTHER: &str = "a pipe or a device; a memory is a file";
    match () {
        () if found.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        () if !found.is_file() => Err(io::Error::new(io::ErrorKind::InvalidInput, OTHER).into()),
        () => Ok(found),
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memory({})", self.pool.place())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_waits_for_a_memory_that_is_being_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.mizan");
        for is_header_written in [false, true] {
            fs::write(&path, "").unwrap();
            if is_header_written {
                let made = rusqlite::Connection::open(&path).unwrap();
                made.execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL").unwrap();
            }
            let opened = thread::scope(|scope| {
                let reader = scope.spawn(|| Memory::open(&path).map(drop));
                thread::sleep(Duration::from_millis(50));
                drop(Memory::create(&path).unwrap());
                reader.join().unwrap()
            });
            assert!(opened.is_ok(), "{opened:?}");
            fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn no_reader_waits_for_a_file_that_is_something_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.txt");
        fs::write(&path, "Dear Sir,").unwrap();
        let start = Instant::now();
        assert!(matches!(Memory::open(&path).unwrap_err().kind(), ErrorKind::Foreign));
        assert!(start.elapsed() < BEING_MADE);
    }
}
