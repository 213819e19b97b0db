//! Repair of a file: [`Memory::repair`] rebuilds its index, or saves its units into a new file.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::{ErrorKind, Result};

use crate::memory::action::Action;
use crate::memory::file_headers::FileHeader;
use crate::memory::memory::Memory;
use crate::memory::storage_error::storage;
use crate::memory::{file_headers, unit_row};

/// The result of a repair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RepairReport {
    /// Units that the memory has now.
    pub units: u64,
    /// The path under which the damaged file is kept; `None` if the file was sound and only its index was
    /// rebuilt.
    pub damaged: Option<PathBuf>,
    /// Units that must have been there but could not be read.
    pub lost: u64,
}

impl Memory {
    /// Checks the file of a memory. If it is sound, its index is rebuilt. If it is damaged, every unit that
    /// can be read is saved into a new file, which takes its place; the damaged file is kept beside it.
    ///
    /// No other process may use the memory at the same time.
    ///
    /// # Errors
    ///
    /// If there is no such file, if it was never a memory, or if no unit can be read.
    pub fn repair(path: impl AsRef<Path>) -> Result<RepairReport> {
        let path = path.as_ref();
        if let Some(units) = mend_index(path)? {
            return Ok(RepairReport { units, ..RepairReport::default() });
        }
        let (kept, new) = (beside(path, ".damaged"), beside(path, ".repaired"));
        if kept.exists() {
            return Err(ErrorKind::FileExists.into());
        }
        remove(&new)?;
        let (units, lost) = save(path, &new)?;
        for tail in ["", "-wal", "-shm"] {
            match fs::rename(beside(path, tail), beside(&kept, tail)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        fs::rename(&new, path)?;
        Ok(RepairReport { units, damaged: Some(kept), lost })
    }
}

/// Rebuilds the index of a sound file and counts its units; `None` if the file is damaged.
fn mend_index(path: &Path) -> Result<Option<u64>> {
    let memory = match Memory::open(path) {
        Ok(memory) => memory,
        Err(error) if matches!(error.kind(), ErrorKind::Storage(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let is_sound = {
        let connection = memory.pool.session()?;
        let check = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
        check.is_ok_and(|answer| answer == "ok")
    };
    if !is_sound || memory.rebuild_index().is_err() {
        return Ok(None);
    }
    Ok(memory.info().ok().map(|info| info.units))
}

/// Saves all units that can be read into a new memory; returns their number, and the number of those that
/// cannot.
fn save(path: &Path, new: &Path) -> Result<(u64, u64)> {
    let old = Connection::open(path).map_err(storage)?;
    let memory = Memory::create(new)?;
    let mut batch = memory.batch()?.action(Action::Repair);
    let (mut units, mut lost) = (0, 0);
    // Units are read one by one by their numbers, so that neither index nor history need be sound.
    let last = last_unit(&old);
    for id in 1..=last {
        match unit_row::read(&old, id) {
            Ok(Some(unit)) => {
                batch.insert(&unit)?;
                units += 1;
            }
            Ok(None) => {}
            Err(_) => lost += 1,
        }
    }
    for FileHeader { file, header } in file_headers::read(&old).unwrap_or_default() {
        batch.header(&file, &header)?;
    }
    if units == 0 {
        return Err(ErrorKind::Foreign.into());
    }
    batch.commit()?;
    let connection = memory.pool.session()?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").map_err(storage)?;
    Ok((units, lost))
}

/// Returns the highest number that a unit of the file may have.
fn last_unit(connection: &Connection) -> i64 {
    let asked = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).ok();
    let noted = asked("SELECT next_unit - 1 FROM state");
    noted.or_else(|| asked("SELECT max(id) FROM unit")).unwrap_or(10_000_000)
}

fn remove(path: &Path) -> io::Result<()> {
    for tail in ["", "-wal", "-shm"] {
        match fs::remove_file(beside(path, tail)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn beside(path: &Path, tail: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}
