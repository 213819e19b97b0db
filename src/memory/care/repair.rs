//! Repair of a file: [`Memory::repair`] rebuilds its index, or saves its units into a new file.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};

use crate::memory::memory::{Memory, check_file};
use crate::memory::row_sum::SumCheck;
use crate::memory::schema;
use crate::memory::storage_error::storage;

use super::cut_off::CutOff;
use super::replaced_file::{LOG, beside, keep_and_replace, put_beside, recover};
use super::salvage::{Part, RawUnit, Salvage, Saved};
use super::unfinished_folder::{ALTERED, REPAIRED, UnfinishedFolder};

/// The result of a repair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RepairReport {
    /// Units that the memory has now.
    pub units: u64,
    /// The path under which the damaged file is kept; `None` if the file was sound and only its index was
    /// rebuilt.
    pub damaged: Option<PathBuf>,
    /// Units that damage may have cost, at most: the rows that could not be read, and the numbers without a
    /// unit that stood in damaged pages. Units that were deleted before had such numbers too.
    pub lost: u64,
    /// Whether more may be lost than [`lost`](Self::lost) says, since the count of units is lost too.
    pub is_lost_least: bool,
    /// The size of the damaged file and that which its header names; `None` if its end is not missing.
    pub cut_off: Option<CutOff>,
    /// Units that are not as they were written. They are kept out of the memory, in the memory
    /// [`altered_in`](Self::altered_in).
    pub altered: u64,
    /// The path of a memory that holds the altered units, as far as they can be read.
    pub altered_in: Option<PathBuf>,
    /// Units of [`units`](Self::units) that have the language `und`, because theirs could not be read.
    pub undetermined: u64,
    /// Units of [`units`](Self::units) whose document, domain or client could not be read.
    pub unlabelled: u64,
    /// Units of [`units`](Self::units) that may have been deleted before: they stood in pages to which
    /// nothing leads, the list of free pages is damaged or has a copy of their page, and the history does not
    /// say that they were deleted.
    pub doubtful: u64,
}

impl Memory {
    /// Checks the file of a memory. If it is sound, its index is rebuilt. If it is damaged, every unit that
    /// can be read is saved into a new file, which takes its place; the damaged file is kept beside it and is
    /// not written to. The units get new numbers, and what could be undone no longer can.
    ///
    /// No other process may use the memory at the same time.
    ///
    /// # Errors
    ///
    /// If there is no such file, if it holds nothing of a memory, or if no unit can be read; the file stays
    /// as it is then.
    pub fn repair(path: impl AsRef<Path>) -> Result<RepairReport> {
        let path = &followed(path.as_ref())?;
        recover(path)?;
        let mut checked = Checked::file(path)?;
        if checked.is_sound {
            checked.connection = None;
            let memory = Self::open(path)?;
            let rebuilt = memory.langs().and_then(|_| memory.rebuild_index());
            if rebuilt.map(|()| true).or_else(is_undamaged)? {
                return Ok(RepairReport { units: memory.info()?.units, ..RepairReport::default() });
            }
        }
        let cut_off = CutOff::of(path)?;
        let mut salvage = Salvage::read(path, &beside(path, LOG), cut_off.is_some())?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = UnfinishedFolder::new_in(folder)?;
        let (lost, is_lost_least) = (salvage.lost(), salvage.is_lost_least());
        let mut report = RepairReport { lost, is_lost_least, cut_off, ..RepairReport::default() };
        if salvage.has(Part::Altered) {
            let new = folder.file(ALTERED);
            report.altered = salvage.write(Part::Altered, &new)?.units;
            report.altered_in = Some(put_beside(path, ".altered", &new)?);
        }
        let new = folder.file(REPAIRED);
        let Saved { units, undetermined, unlabelled, doubtful } = salvage.write(Part::Sound, &new)?;
        // Windows keeps the name of a file that is open.
        drop((checked, salvage));
        report.damaged = Some(keep_and_replace(path, &new)?);
        Ok(RepairReport { units, undetermined, unlabelled, doubtful, ..report })
    }
}

/// Returns the path of the file itself, if the given one is a link to it: the new file must not take the
/// place of the link.
fn followed(path: &Path) -> Result<PathBuf> {
    let is_link = fs::symlink_metadata(path)?.is_symlink();
    check_file(&fs::metadata(path)?)?;
    Ok(if is_link { fs::canonicalize(path)? } else { path.to_owned() })
}

/// A file that was checked. Until this is dropped, nobody else writes to the file, if it is sound enough to
/// be locked.
struct Checked {
    is_sound: bool,
    connection: Option<Connection>,
}

impl Checked {
    fn file(path: &Path) -> Result<Self> {
        let connection = match opened(path) {
            Ok(connection) => connection,
            Err(error) if is_damage(error.kind()) => return Ok(Self { is_sound: false, connection: None }),
            Err(error) => return Err(error),
        };
        let is_sound = is_sound(&connection);
        Ok(Self { is_sound, connection: Some(connection) })
    }
}

/// Opens a file so that nothing is written to it, not even what its log has, and locks out other writers.
fn opened(path: &Path) -> Result<Connection> {
    /// How long a repair waits for another program that is writing. Chosen by hand.
    const PATIENCE: Duration = Duration::from_secs(10);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(storage)?;
    // Closing an empty log writes nothing, and removes the log that opening the file has made.
    let has_log = fs::metadata(beside(path, LOG)).is_ok_and(|found| found.len() > 0);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log).map_err(storage)?;
    schema::prepare(&connection, PATIENCE)?;
    schema::check(&connection)?;
    connection.execute_batch("BEGIN IMMEDIATE").map_err(storage)?;
    Ok(connection)
}

/// Returns true if SQLite finds no fault and every unit can be read.
fn is_sound(connection: &Connection) -> bool {
    let answer = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
    answer.is_ok_and(|answer| answer == "ok") && are_units_sound(connection).unwrap_or(false)
}

fn are_units_sound(connection: &Connection) -> rusqlite::Result<bool> {
    const ALL: &str = "
        SELECT id, pair, status, source, target, created, document, domain, client, rest FROM unit
        WHERE pair IN (SELECT id FROM pair)";
    const COUNT: &str = "SELECT count(*) FROM unit";
    // Memories of layout 1 have no such column.
    const SUMMED: &str = "SELECT summed FROM state";
    let is_summed = connection.query_row(SUMMED, [], |row| row.get(0)).unwrap_or(0) == 1;
    let passes = |check| check == SumCheck::Sound || (check == SumCheck::Unsummed && !is_summed);
    let mut statement = connection.prepare(ALL)?;
    let (mut rows, mut sound) = (statement.query([])?, 0_i64);
    while let Some(row) = rows.next()? {
        let values = (0..10).map(|column| row.get_ref(column)).collect::<rusqlite::Result<Vec<_>>>()?;
        if !RawUnit::new(row.get(0)?, &values).is_some_and(|unit| passes(unit.check())) {
            return Ok(false);
        }
        sound += 1;
    }
    connection.query_row(COUNT, [], |row| row.get(0)).map(|count: i64| count == sound)
}

/// Returns true for an error that a damaged file causes.
fn is_damage(kind: &ErrorKind) -> bool {
    let is_altered_schema = matches!(kind, ErrorKind::ForeignObject { .. });
    is_altered_schema || matches!(kind, ErrorKind::Foreign | ErrorKind::Damaged(_) | ErrorKind::Storage(_))
}

/// Returns false for an error that a damaged file causes, and other errors as they are.
fn is_undamaged(error: Error) -> Result<bool> {
    if is_damage(error.kind()) { Ok(false) } else { Err(error) }
}
