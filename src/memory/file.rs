use std::fmt;
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::{ErrorKind, Result};
use crate::unit::Unit;

use super::ahead::Ahead;
use super::batch::Batch;
use super::failure::storage;
use super::index::Cache;
use super::turns::Turns;
use super::{record, schema};

/// A translation memory: units in one SQLite file, or in working memory.
///
/// It may be used from several threads, and the file by several processes, at once: readers never wait, writers wait
/// for one another. What is committed survives the loss of power.
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
    place: Place,
    patience: Duration,
    turns: Turns,
    // Connections at rest. One is taken for each reading or writing and given back after it.
    resting: Mutex<Vec<Held>>,
    // Whether it has answered a lookup.
    has_looked: AtomicBool,
}

/// A connection and what it remembers of the index.
pub(super) struct Held {
    pub(super) connection: Connection,
    pub(super) cache: Cache,
    // How much of the file is mapped into memory.
    mapped: u32,
    // Whether it has answered a lookup.
    has_looked: bool,
}

impl Held {
    fn mapping(mut self, bytes: u32) -> Result<Self> {
        if self.mapped != bytes {
            self.connection.execute_batch(&format!("PRAGMA mmap_size = {bytes}")).map_err(storage)?;
            self.mapped = bytes;
        }
        Ok(self)
    }
}

/// Where the units are.
pub(super) enum Place {
    /// In a file.
    File(PathBuf),
    /// In a file on a medium that cannot be written, hence never changes.
    ReadOnly(PathBuf),
    /// In a database of SQLite's `memdb`, shared by its name among the connections of this process; the byte's address
    /// makes the name unique.
    Working(Box<u8>),
}

// Bytes: as much as SQLite maps at most.
const MAPPED: u32 = 0x7FFF_0000;
const PATIENCE: Duration = Duration::from_secs(60);

impl Memory {
    /// Opens a memory.
    ///
    /// # Errors
    ///
    /// If there is no such file, it is no memory, or it was written by a newer version of this crate.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        // SQLite's own words for a file that is not there say less.
        let found = std::fs::metadata(path)?;
        if found.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        if found.len() == 0 {
            return Err(ErrorKind::Foreign.into());
        }
        let memory = Self::at(Place::File(path.into()));
        match memory.connection().and_then(|connection| schema::check(&connection)) {
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
        if path.as_ref().is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        let memory = Self::at(Place::File(path.as_ref().into()));
        let held = memory.connect(OpenFlags::SQLITE_OPEN_CREATE)?;
        schema::lay_out(&held.connection, memory.patience)?;
        memory.rest(held);
        Ok(memory)
    }

    /// Makes an empty memory that lasts as long as the value.
    ///
    /// # Errors
    ///
    /// If SQLite refuses.
    pub fn in_memory() -> Result<Self> {
        let memory = Self::at(Place::Working(Box::new(0)));
        let held = memory.connect(OpenFlags::SQLITE_OPEN_CREATE)?;
        schema::lay_out(&held.connection, memory.patience)?;
        // It stays open, for the database goes with its last connection.
        memory.rest(held);
        Ok(memory)
    }

    /// Sets how long a write waits for another process or thread that is writing; a minute if not set.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        for held in self.resting.get_mut().unwrap_or_else(PoisonError::into_inner) {
            // Setting it fails only on a connection that is in use.
            let _ = held.connection.busy_timeout(patience);
        }
        self
    }

    /// Begins a batch of writes: one transaction, undone if it is dropped before [`Batch::commit`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Locked`] if another is writing for longer than this memory waits.
    pub fn batch(&self) -> Result<Batch<'_>> {
        Batch::begin(self)
    }

    /// Returns the unit of this number.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none.
    pub fn unit(&self, id: i64) -> Result<Unit> {
        let found = record::read(&*self.connection()?, id).map_err(storage)?;
        found.ok_or_else(|| ErrorKind::NoUnit(id).into())
    }

    /// Puts a unit in the place of another, in a transaction of its own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none of this number.
    pub fn replace(&self, id: i64, unit: &Unit) -> Result<()> {
        let mut batch = self.batch()?.named("edit");
        batch.replace(id, unit)?;
        batch.commit()
    }

    /// Deletes a unit, in a transaction of its own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoUnit`] if there is none of this number.
    pub fn delete(&self, id: i64) -> Result<()> {
        let mut batch = self.batch()?.named("delete");
        batch.delete(id)?;
        batch.commit()
    }

    /// Returns all units with their numbers, in the order in which they came, as they are when the first is read.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn units(&self) -> Result<Units<'_>> {
        let connection = self.connection()?;
        connection.execute_batch("BEGIN").map_err(storage)?;
        Ok(Units { connection, next: 0, read: Vec::new().into_iter() })
    }

    /// Returns a connection, given back when dropped.
    pub(super) fn connection(&self) -> Result<Resting<'_>> {
        self.held()?.mapping(0).map(|held| Resting { memory: self, held: Some(held) })
    }

    /// Returns a connection that reads here and there: from its second lookup on from the file mapped into memory, which
    /// spares a copy of each page. The first one may find the file on disk, where mapping it reads far too much, and what
    /// reads or writes everything would map everything.
    pub(super) fn lookup_connection(&self) -> Result<Resting<'_>> {
        let mut held = self.held()?;
        if std::mem::replace(&mut held.has_looked, true) {
            held = held.mapping(MAPPED)?;
        }
        Ok(Resting { memory: self, held: Some(held) })
    }

    /// Returns what reads ahead of the first lookup.
    pub(super) fn ahead(&self) -> Option<Ahead<'_>> {
        let is_first = !self.has_looked.swap(true, Ordering::Relaxed);
        is_first.then(|| Ahead::of(self)).flatten()
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    fn held(&self) -> Result<Held> {
        let resting = self.resting.lock().unwrap_or_else(PoisonError::into_inner).pop();
        resting.map_or_else(|| self.connect(OpenFlags::empty()), Ok)
    }

    /// Returns the folder that the file is in, unless the memory is in working memory.
    pub(super) fn folder(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) | Place::ReadOnly(path) => path
                .parent()
                .map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder }),
            Place::Working(_) => None,
        }
    }

    fn at(place: Place) -> Self {
        Self {
            place,
            patience: PATIENCE,
            turns: Turns::default(),
            resting: Mutex::new(Vec::new()),
            has_looked: AtomicBool::new(false),
        }
    }

    fn open_read_only(path: &Path) -> Result<Self> {
        // What was written last is in the file beside it, which cannot be read where nothing can be written.
        let mut beside = path.as_os_str().to_owned();
        beside.push("-wal");
        if std::fs::metadata(&beside).is_ok_and(|found| found.len() > 0) {
            return Err(ErrorKind::ReadOnly.into());
        }
        let memory = Self::at(Place::ReadOnly(path.into()));
        schema::check(&*memory.connection()?)?;
        Ok(memory)
    }

    pub(super) fn connect(&self, more: OpenFlags) -> Result<Held> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
        let uri = OpenFlags::SQLITE_OPEN_URI;
        let connection = match &self.place {
            Place::File(path) => Connection::open_with_flags(path, flags),
            Place::ReadOnly(path) => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | uri;
                Connection::open_with_flags(immutable(path), flags)
            }
            Place::Working(name) => {
                let name = format!("file:/mizan-{:p}?vfs=memdb", &raw const **name);
                Connection::open_with_flags(name, flags | uri)
            }
        };
        let connection = connection.map_err(storage)?;
        schema::prepare(&connection, self.patience)?;
        Ok(Held { connection, cache: Cache::default(), mapped: 0, has_looked: false })
    }

    fn rest(&self, held: Held) {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner).push(held);
    }
}

/// The URI of a file that nobody changes, which SQLite then reads without locks.
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    for c in path.to_string_lossy().chars() {
        match c {
            '%' | '?' | '#' => uri.push_str(&format!("%{:02X}", u32::from(c))),
            _ => uri.push(c),
        }
    }
    uri + "?immutable=1"
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::File(path) | Place::ReadOnly(path) => write!(f, "Memory({})", path.display()),
            Place::Working(_) => f.write_str("Memory(in memory)"),
        }
    }
}

/// A connection in use; dropped, it ends what transaction is open and rests.
pub(super) struct Resting<'m> {
    memory: &'m Memory,
    held: Option<Held>,
}

impl Resting<'_> {
    /// Returns the connection and what it remembers.
    pub(super) fn parts(&mut self) -> (&Connection, &mut Cache) {
        let held = self.held.as_mut().expect(HELD);
        (&held.connection, &mut held.cache)
    }

    /// Begins a transaction that writes, waiting for others.
    pub(super) fn begin(&self) -> Result<()> {
        self.memory.turns.begin(self, self.memory.patience)
    }

    /// Ends a transaction that writes and begins another, letting others write in between.
    pub(super) fn begin_again(&self) -> Result<()> {
        self.memory.turns.again(self, self.memory.patience)
    }

    /// Ends the transaction.
    pub(super) fn commit(&self) -> Result<()> {
        self.execute_batch("COMMIT").map_err(storage)
    }
}

const HELD: &str = "it is held until dropped";

impl Deref for Resting<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.held.as_ref().expect(HELD).connection
    }
}

impl Drop for Resting<'_> {
    fn drop(&mut self) {
        let Some(mut held) = self.held.take() else { return };
        if !held.connection.is_autocommit() {
            held.cache.forget();
            if held.connection.execute_batch("ROLLBACK").is_err() {
                return;
            }
        }
        self.memory.rest(held);
    }
}

/// The units of a memory with their numbers, from [`Memory::units`].
pub struct Units<'m> {
    connection: Resting<'m>,
    next: i64,
    read: std::vec::IntoIter<(i64, Unit)>,
}

impl Iterator for Units<'_> {
    type Item = Result<(i64, Unit)>;

    fn next(&mut self) -> Option<Self::Item> {
        const AT_ONCE: usize = 256;
        if self.read.len() == 0 {
            match record::read_from(&self.connection, self.next, AT_ONCE) {
                Ok(units) => self.read = units.into_iter(),
                Err(error) => {
                    self.next = i64::MAX;
                    return Some(Err(storage(error)));
                }
            }
        }
        let (id, unit) = self.read.next()?;
        self.next = id + 1;
        Some(Ok((id, unit)))
    }
}
