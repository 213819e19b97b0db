//! The file of a job: its tables, and what is written to it.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::job_error::{unread, unwritten};
use super::log_entry::{EntryKind, LogEntry};
use crate::error::{ErrorKind, Result};
use crate::review::board::ReviewDocument;

/// `PRAGMA application_id`: "mizr".
const APPLICATION: i32 = i32::from_be_bytes(*b"mizr");
/// `PRAGMA user_version`: the layout of the tables.
const LAYOUT: i32 = 1;
/// How long a writer waits for another program that has the same job open. Chosen by hand: an action takes a
/// tenth of a second.
const PATIENCE: Duration = Duration::from_secs(5);

const TABLES: &str = "
    CREATE TABLE document (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, content TEXT NOT NULL);
    CREATE TABLE entry (
        number INTEGER PRIMARY KEY, document INTEGER NOT NULL, kind TEXT NOT NULL, action TEXT, change TEXT,
        person TEXT, at INTEGER NOT NULL
    );
";
const INSERT_DOCUMENT: &str = "INSERT INTO document (number, name, hash, content) VALUES (?1, ?2, ?3, ?4)";
const DOCUMENTS: &str = "SELECT content FROM document ORDER BY number";
const NAMES: &str = "SELECT name, hash FROM document ORDER BY number";
const INSERT_ENTRY: &str = "INSERT INTO entry (number, document, kind, action, change, person, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const PERSON: &str = "SELECT person, at FROM entry WHERE number = ?1";

/// The file of a job. A commit is on the disk when it returns.
pub(super) struct JobFile(Connection);

/// An entry to be written.
pub(super) struct NewEntry<'e> {
    pub(super) number: i64,
    pub(super) document: usize,
    pub(super) kind: EntryKind,
    pub(super) action: Option<String>,
    pub(super) change: Option<String>,
    pub(super) person: Option<&'e str>,
    pub(super) at: i64,
}

impl Drop for JobFile {
    fn drop(&mut self) {
        self.roll_back();
        // An empty journal that stays behind is harmless.
        let _ = self.0.execute_batch("PRAGMA journal_mode = DELETE");
    }
}

impl JobFile {
    /// Opens a file, and makes it if it does not exist or is empty.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // SQLite takes `:memory:` and `file:...` for other things than names of files.
        let path = if path.is_relative() { Path::new(".").join(path) } else { path.to_owned() };
        let connection = Connection::open_with_flags(path, flags).map_err(unread)?;
        if connection.is_readonly(rusqlite::MAIN_DB).map_err(unread)? {
            return Err(ErrorKind::Job("the file cannot be written".into()).into());
        }
        connection.busy_timeout(PATIENCE).map_err(unread)?;
        // A job may come from anybody: nothing in the file may run.
        for (setting, is_on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        ] {
            connection.set_db_config(setting, is_on).map_err(unread)?;
        }
        connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL").map_err(unread)?;
        Ok(Self(connection))
    }

    /// Returns true if nothing was written to the file yet.
    pub(super) fn is_empty(&self) -> Result<bool> {
        Ok(self.pragma("schema_version")? == 0 && self.pragma("application_id")? == 0)
    }

    /// Refuses a file that is no job, or one of a later layout.
    pub(super) fn check(&self) -> Result<()> {
        if self.pragma("application_id")? != APPLICATION {
            return Err(ErrorKind::Job("the file is something else".into()).into());
        }
        if self.pragma("user_version")? > LAYOUT {
            return Err(ErrorKind::Job("a later mizan made it: update mizan".into()).into());
        }
        Ok(())
    }

    /// Makes ready for the actions of a person. A journal that is emptied after each action, and removed at
    /// the end, costs a tenth of the time of one that is removed after each.
    pub(super) fn begin_work(&self) -> Result<()> {
        self.0.execute_batch("PRAGMA journal_mode = TRUNCATE").map_err(unread)
    }

    /// Makes the tables and writes the documents, in one transaction.
    pub(super) fn lay_out(&self, documents: &[ReviewDocument]) -> Result<()> {
        self.begin()?;
        let marks = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {LAYOUT};");
        self.0.execute_batch(&format!("{marks} {TABLES}")).map_err(unread)?;
        for (document, number) in documents.iter().zip(0_i64..) {
            let hash = hash_text(document);
            let content = serde_json::to_string(document).map_err(unwritten)?;
            self.0
                .execute(INSERT_DOCUMENT, params![number, document.name(), hash, content])
                .map_err(unread)?;
        }
        self.commit()
    }

    pub(super) fn documents(&self) -> Result<Vec<ReviewDocument>> {
        let mut statement = self.0.prepare(DOCUMENTS).map_err(unread)?;
        let mut rows = statement.query([]).map_err(unread)?;
        let mut documents = Vec::new();
        while let Some(row) = rows.next().map_err(unread)? {
            let content: String = row.get(0).map_err(unread)?;
            let read = serde_json::from_str::<ReviewDocument>(&content);
            let document =
                read.map_err(|error| ErrorKind::Job(format!("its documents cannot be read: {error}")))?;
            document.board().check()?;
            documents.push(document);
        }
        Ok(documents)
    }

    /// Refuses documents that are not those of the job.
    pub(super) fn check_same(&self, documents: &[ReviewDocument]) -> Result<()> {
        let mut statement = self.0.prepare(NAMES).map_err(unread)?;
        let held = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(unread)?;
        let held: Vec<(String, String)> = held.collect::<std::result::Result<_, _>>().map_err(unread)?;
        let differs = held.len() != documents.len();
        let other = held
            .iter()
            .zip(documents)
            .find(|((_, hash), document)| *hash != hash_text(document))
            .map(|((name, _), _)| name);
        match other {
            Some(name) => Err(ErrorKind::Job(format!(
                "it holds other texts under the name {name}, or these texts have changed since"
            ))
            .into()),
            None if differs => {
                let (held, given) = (held.len(), documents.len());
                Err(ErrorKind::Job(format!("it holds other texts ({held} documents, not {given})")).into())
            }
            None => Ok(()),
        }
    }

    /// Begins a transaction. One that a panic has left open ends without what was written in it.
    pub(super) fn begin(&self) -> Result<()> {
        self.roll_back();
        self.0.execute_batch("BEGIN IMMEDIATE").map_err(unread)
    }

    pub(super) fn commit(&self) -> Result<()> {
        self.0.execute_batch("COMMIT").map_err(unread)
    }

    /// Ends a transaction, if one is open, without what was written in it.
    pub(super) fn roll_back(&self) {
        if !self.0.is_autocommit() {
            // This fails only if SQLite has rolled back already.
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }

    /// Returns the entries behind a number, in order.
    pub(super) fn entries(&self, behind: i64) -> Result<Vec<LogEntry>> {
        let select = format!("SELECT {} FROM entry WHERE number > ?1 ORDER BY number", LogEntry::COLUMNS);
        let mut statement = self.0.prepare_cached(&select).map_err(unread)?;
        let mut rows = statement.query([behind]).map_err(unread)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next().map_err(unread)? {
            entries.push(LogEntry::read(row)?);
        }
        Ok(entries)
    }

    pub(super) fn append(&self, entry: &NewEntry<'_>) -> Result<()> {
        let NewEntry { number, document, kind, action, change, person, at } = entry;
        let mut statement = self.0.prepare_cached(INSERT_ENTRY).map_err(unread)?;
        statement
            .execute(params![number, document_number(*document), kind.name(), action, change, person, at])
            .map_err(unread)?;
        Ok(())
    }

    /// Returns who made an entry, and when, in seconds.
    pub(super) fn maker(&self, entry: i64) -> Result<Option<(Option<String>, i64)>> {
        let mut statement = self.0.prepare_cached(PERSON).map_err(unread)?;
        statement.query_row([entry], |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(unread)
    }

    fn pragma(&self, name: &str) -> Result<i32> {
        let value = self.0.pragma_query_value(None, name, |row| row.get(0));
        value.map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => {
                ErrorKind::Job("the file is something else".into()).into()
            }
            _ => unread(error),
        })
    }
}

fn document_number(document: usize) -> i64 {
    i64::try_from(document).expect("a job has few documents")
}

fn hash_text(document: &ReviewDocument) -> String {
    format!("{:016x}", document.hash())
}
