//! The pool of connections to the file of a memory.
//!
//! Opening a connection and reading the head of the index take longer than a lookup does, so a [`Session`]
//! returns to the [`Pool`] when its [`SessionGuard`] is dropped, and the next reader or writer takes it from
//! there.

use std::ops::Deref;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::Connection;

use crate::error::Result;

use super::damage::Damage;
use super::damage_log::DamageLog;
use super::index::Cache;
use super::place::StoragePlace;
use super::schema;
use super::settled_by_hand::SettledByHand;
use super::storage_error::storage;
use super::write_lock::WriteLock;

/// What is called before a transaction is committed that has written units, with their numbers.
#[cfg(feature = "team")]
pub(super) type BeforeCommit = Box<dyn Fn(&Connection, &mut Cache, &[i64]) -> Result<()> + Send + Sync>;

/// The connections to one place.
pub(super) struct Pool {
    place: StoragePlace,
    patience: Duration,
    write_lock: WriteLock,
    // Sessions that nobody uses. A reader or writer takes one and gives it back.
    idle: Mutex<Vec<Session>>,
    // True if any session has answered a lookup.
    has_looked: AtomicBool,
    // The damage that the sessions have met.
    met: Mutex<DamageLog>,
    // True until the first session has made the file.
    is_to_be_made: AtomicBool,
    // Ends the work of every connection once it is true.
    stop: Option<Arc<AtomicBool>>,
    // True if commits are written to the disk by the next one that is durable.
    is_synced_later: bool,
    pub(super) settled_by_hand: SettledByHand,
    #[cfg(feature = "team")]
    before_commit: Option<BeforeCommit>,
}

/// A connection to the file, and the parts of the index that it has read.
struct Session {
    connection: Connection,
    cache: Cache,
    // Bytes of the file that are mapped into memory.
    mapped: u32,
    // True if the session has answered a lookup.
    has_looked: bool,
    // The numbers of units that the transaction has written, if somebody is told of them.
    #[cfg(feature = "team")]
    written: Arc<Mutex<Vec<i64>>>,
}

/// Bytes of the file that SQLite maps into memory: the most that it allows.
const MAPPED: u32 = 0x7FFF_0000;
/// How long a writer waits for others by default. Chosen by hand: an import commits more often than once a
/// minute.
const PATIENCE: Duration = Duration::from_secs(60);

/// Steps of SQLite's machine between two looks at the flag that stops a connection: some tenths of a
/// millisecond.
const ASKED_EACH: i32 = 10_000;

impl Pool {
    pub(super) fn new(place: StoragePlace) -> Self {
        Self {
            place,
            patience: PATIENCE,
            write_lock: WriteLock::default(),
            idle: Mutex::new(Vec::new()),
            has_looked: AtomicBool::new(false),
            met: Mutex::default(),
            is_to_be_made: AtomicBool::new(false),
            stop: None,
            is_synced_later: false,
            settled_by_hand: SettledByHand::default(),
            #[cfg(feature = "team")]
            before_commit: None,
        }
    }

    /// Returns a pool whose first session makes the database if there is none.
    pub(super) fn made_later(place: StoragePlace) -> Self {
        Self { is_to_be_made: AtomicBool::new(true), ..Self::new(place) }
    }

    /// Makes the database if there is none. Its first connection stays open, since a database in working
    /// memory ends with its last connection.
    pub(super) fn lay_out(&self) -> Result<()> {
        self.give_back(self.make()?);
        Ok(())
    }

    fn make(&self) -> Result<Session> {
        let mut connection = self.place.create(self.patience)?;
        self.listen(&mut connection)?;
        if self.is_synced_later {
            self.set_sync(&connection)?;
        }
        schema::lay_out(&connection, self.patience)?;
        self.is_to_be_made.store(false, Ordering::Relaxed);
        self.session_of(connection)
    }

    /// Sets how long a writer waits for another one.
    pub(super) fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
        for session in self.idle.get_mut().unwrap_or_else(PoisonError::into_inner) {
            // This fails only on a connection that is in use.
            let _ = session.connection.busy_timeout(patience);
        }
    }

    /// Sets the flag that stops the work of every connection.
    pub(super) fn set_stop(&mut self, stop: Arc<AtomicBool>) {
        self.stop = Some(stop);
        let idle = std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner));
        for mut session in idle {
            // This fails only on a connection that is in use.
            let _ = self.listen(&mut session.connection);
            self.give_back(session);
        }
    }

    /// Sets what is called before a transaction that has written units is committed.
    #[cfg(feature = "team")]
    pub(super) fn set_before_commit(&mut self, told: BeforeCommit) {
        self.before_commit = Some(told);
        // A session that was opened before notes nothing. The last connection to a database in working memory
        // must stay open, so the session is kept and set up.
        let idle = std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner));
        for mut session in idle {
            if session.note_written().is_ok() {
                self.give_back(session);
            }
        }
    }

    /// Returns a session with this connection.
    fn session_of(&self, connection: Connection) -> Result<Session> {
        #[cfg_attr(
            not(feature = "team"),
            expect(unused_mut, reason = "the session is set up for a team alone")
        )]
        let mut session = Session::new(connection);
        #[cfg(feature = "team")]
        if self.before_commit.is_some() {
            session.note_written()?;
        }
        Ok(session)
    }

    /// Leaves what is committed to the system until [`write_to_disk`](Self::write_to_disk), if `yes`.
    pub(super) fn set_synced_later(&mut self, yes: bool) {
        self.is_synced_later = yes;
        let idle = std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner));
        for session in idle {
            // A session that cannot be set up goes on as it was, which is slower or safer.
            let _ = self.set_sync(&session.connection);
            self.give_back(session);
        }
    }

    fn set_sync(&self, connection: &Connection) -> Result<()> {
        let set = if self.is_synced_later { schema::SYNC_LATER } else { schema::SYNC_EACH };
        connection.execute_batch(set).map_err(storage)
    }

    /// Writes to the disk what was committed up to now, if the file was made.
    pub(super) fn write_to_disk(&self) -> Result<()> {
        // A commit writes the whole log to the disk, and so all commits before.
        const COMMIT: &str = "UPDATE state SET generation = generation";
        if !self.is_synced_later || self.is_to_be_made.load(Ordering::Relaxed) {
            return Ok(());
        }
        let mut session = self.session()?;
        session.execute_batch(schema::SYNC_EACH).map_err(storage)?;
        session.begin()?;
        session.execute(COMMIT, []).map_err(storage)?;
        session.commit()?;
        self.set_sync(&session)
    }

    pub(super) fn place(&self) -> &StoragePlace {
        &self.place
    }

    pub(super) fn folder(&self) -> Option<&Path> {
        self.place.folder()
    }

    /// Returns a session, which returns to the pool when it is dropped.
    pub(super) fn session(&self) -> Result<SessionGuard<'_>> {
        let session = self.take()?.mapping(0)?;
        Ok(SessionGuard { pool: self, session: Some(session) })
    }

    /// Returns a session for random reads. From its second lookup on it maps the file into memory, which
    /// saves a copy of each page. The first lookup may find the file on disk, where mapping reads far too
    /// much; a session that reads or writes everything would map everything.
    pub(super) fn lookup_session(&self) -> Result<SessionGuard<'_>> {
        let mut session = self.take()?;
        if std::mem::replace(&mut session.has_looked, true) {
            session = session.mapping(MAPPED)?;
        }
        Ok(SessionGuard { pool: self, session: Some(session) })
    }

    /// Returns true until a session has answered a lookup; the pages of the first lookup may still be on
    /// disk.
    pub(super) fn is_first_lookup(&self) -> bool {
        !self.has_looked.swap(true, Ordering::Relaxed)
    }

    /// Opens a connection outside the pool.
    pub(super) fn connect(&self) -> Result<Connection> {
        let mut connection = self.place.connect(self.patience)?;
        self.listen(&mut connection)?;
        if self.is_synced_later {
            self.set_sync(&connection)?;
        }
        Ok(connection)
    }

    /// Lets a connection ask the flag that stops it.
    fn listen(&self, connection: &mut Connection) -> Result<()> {
        let Some(stop) = self.stop.clone() else { return Ok(()) };
        connection.progress_handler(ASKED_EACH, Some(move || stop.load(Ordering::Relaxed))).map_err(storage)
    }

    /// Returns the damage that reading has met, each part once.
    pub(super) fn damage(&self) -> Vec<Damage> {
        self.met.lock().unwrap_or_else(PoisonError::into_inner).met().to_vec()
    }

    fn take(&self) -> Result<Session> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            Some(session) => Ok(session),
            // Several threads may make the file at once: the second finds what the first has made.
            None if self.is_to_be_made.load(Ordering::Relaxed) => self.make(),
            None => self.connect().and_then(|connection| self.session_of(connection)),
        }
    }

    fn give_back(&self, session: Session) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(session);
    }
}

impl Session {
    fn new(connection: Connection) -> Self {
        Self {
            connection,
            cache: Cache::default(),
            mapped: 0,
            has_looked: false,
            #[cfg(feature = "team")]
            written: Arc::default(),
        }
    }

    /// Notes from now on the numbers of units that are written.
    #[cfg(feature = "team")]
    fn note_written(&mut self) -> Result<()> {
        let written = Arc::clone(&self.written);
        let note = move |_, _: &str, table: &str, number| {
            if table == "unit" {
                written.lock().unwrap_or_else(PoisonError::into_inner).push(number);
            }
        };
        self.connection.update_hook(Some(note)).map_err(storage)
    }

    /// Returns the numbers of the units that the transaction has written, each once, and forgets them.
    #[cfg(feature = "team")]
    fn take_written(&self) -> Vec<i64> {
        let mut written = std::mem::take(&mut *self.written.lock().unwrap_or_else(PoisonError::into_inner));
        written.sort_unstable();
        written.dedup();
        written
    }

    fn mapping(mut self, bytes: u32) -> Result<Self> {
        if self.mapped != bytes {
            self.connection.execute_batch(&format!("PRAGMA mmap_size = {bytes}")).map_err(storage)?;
            self.mapped = bytes;
        }
        Ok(self)
    }
}

/// A session in use. When it is dropped, an open transaction is rolled back and the session returns to the
/// pool.
pub(super) struct SessionGuard<'m> {
    pool: &'m Pool,
    session: Option<Session>,
}

/// The two parts of a session, which can be borrowed at once.
pub(super) struct Indexed<'s> {
    pub(super) connection: &'s Connection,
    pub(super) cache: &'s mut Cache,
}

const IN_USE: &str = "a session is held until its guard is dropped";

impl SessionGuard<'_> {
    /// Returns the connection and what it remembers of the index.
    pub(super) fn indexed(&mut self) -> Indexed<'_> {
        let Session { connection, cache, .. } = self.session.as_mut().expect(IN_USE);
        Indexed { connection, cache }
    }

    /// Begins a transaction in which all reads see the same state of the file.
    pub(super) fn begin_reading(&self) -> Result<()> {
        self.execute_batch("BEGIN").map_err(storage)
    }

    /// Begins a transaction that writes, once no other writer is at work.
    pub(super) fn begin(&self) -> Result<()> {
        self.pool.write_lock.begin(self, self.pool.patience)?;
        schema::upgrade(self)
    }

    /// Begins a transaction that writes; fails at once if another writer is at work.
    pub(super) fn begin_if_free(&self) -> Result<()> {
        let begun = self.pool.write_lock.begin(self, Duration::ZERO);
        self.busy_timeout(self.pool.patience).map_err(storage)?;
        begun?;
        schema::upgrade(self)
    }

    /// Commits a transaction that writes and begins another; other writers may come in between.
    pub(super) fn begin_again(&mut self) -> Result<()> {
        self.tell_written()?;
        self.pool.write_lock.again(self, self.pool.patience)?;
        schema::upgrade(self)
    }

    /// Ends the transaction.
    pub(super) fn commit(&mut self) -> Result<()> {
        self.tell_written()?;
        self.execute_batch("COMMIT").map_err(storage)
    }

    /// Ends the transaction, and tells nobody which units it has written.
    #[cfg(feature = "team")]
    pub(super) fn commit_untold(&mut self) -> Result<()> {
        self.execute_batch("COMMIT").map_err(storage)?;
        self.session.as_ref().expect(IN_USE).take_written();
        Ok(())
    }

    /// Tells before a commit which units the transaction has written.
    fn tell_written(&mut self) -> Result<()> {
        #[cfg(feature = "team")]
        if let Some(told) = &self.pool.before_commit {
            let session = self.session.as_mut().expect(IN_USE);
            let written = session.take_written();
            if !written.is_empty() {
                told(&session.connection, &mut session.cache, &written)?;
                session.take_written();
            }
        }
        Ok(())
    }
}

impl Deref for SessionGuard<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.session.as_ref().expect(IN_USE).connection
    }
}

impl Drop for SessionGuard<'_> {
    fn drop(&mut self) {
        let Some(mut session) = self.session.take() else { return };
        if !session.cache.met.met().is_empty() {
            let mut met = self.pool.met.lock().unwrap_or_else(PoisonError::into_inner);
            met.take(&mut session.cache.met);
        }
        #[cfg(feature = "team")]
        session.take_written();
        if !session.connection.is_autocommit() {
            session.cache.forget();
            if session.connection.execute_batch("ROLLBACK").is_err() {
                return;
            }
        }
        self.pool.give_back(session);
    }
}
