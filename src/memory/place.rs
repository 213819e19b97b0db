//! [`StoragePlace`]: the file or the working memory that holds the units of a memory, and how it is opened.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::Result;

use super::schema;
use super::storage_error::storage;

/// Where the units are.
#[derive(Debug)]
pub(super) enum StoragePlace {
    /// In a file.
    File(PathBuf),
    /// In a file on a medium that cannot be written, which therefore never changes.
    ReadOnly(PathBuf),
    /// In a database of SQLite's `memdb`, which the connections of this process share by its name. The
    /// address of the byte makes the name unique, even if two versions of this crate share one SQLite; a
    /// counter would not.
    Working(Box<u8>),
}

impl StoragePlace {
    /// Opens a connection, which waits up to `patience` for other processes.
    pub(super) fn connect(&self, patience: Duration) -> Result<Connection> {
        self.open(OpenFlags::empty(), patience)
    }

    /// Opens a connection, and makes the database first if there is none.
    pub(super) fn create(&self, patience: Duration) -> Result<Connection> {
        self.open(OpenFlags::SQLITE_OPEN_CREATE, patience)
    }

    fn open(&self, more: OpenFlags, patience: Duration) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
        let uri = OpenFlags::SQLITE_OPEN_URI;
        let connection = match self {
            // SQLite takes `:memory:` and `file:...` for other things than names of files.
            Self::File(path) if path.is_relative() => {
                Connection::open_with_flags(Path::new(".").join(path), flags)
            }
            Self::File(path) => Connection::open_with_flags(path, flags),
            Self::ReadOnly(path) => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | uri;
                Connection::open_with_flags(immutable(path), flags)
            }
            Self::Working(name) => {
                let name = format!("file:/mizan-{:p}?vfs=memdb", &raw const **name);
                Connection::open_with_flags(name, flags | uri)
            }
        };
        let connection = connection.map_err(storage)?;
        schema::prepare(&connection, patience)?;
        Ok(connection)
    }

    /// Returns the path of the file, unless the units are in working memory.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::ReadOnly(path) => Some(path),
            Self::Working(_) => None,
        }
    }

    /// Returns the name of the file without its folder, unless the units are in working memory.
    pub(super) fn file_name(&self) -> Option<String> {
        Some(self.path()?.file_name()?.to_string_lossy().into_owned())
    }

    /// Returns the folder of the file, unless the units are in working memory.
    pub(super) fn folder(&self) -> Option<&Path> {
        let folder = self.path()?.parent()?;
        Some(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
    }
}

/// Returns the URI of a file that nobody changes, which SQLite reads without locks.
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

impl fmt::Display for StoragePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path() {
            Some(path) => path.display().fmt(f),
            None => f.write_str("in memory"),
        }
    }
}
