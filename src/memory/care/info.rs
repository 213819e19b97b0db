use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::lang::Lang;
use crate::unit::{Status, Timestamp};

use crate::memory::memory::Memory;
use crate::memory::storage_error::{damaged, storage};
use crate::memory::unit_row;

/// What a memory holds, counted.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Info {
    /// How many units.
    pub units: u64,
    /// How many units of each pair of languages, source first, most units first.
    pub pairs: Vec<(Lang, Lang, u64)>,
    /// How many units of each status, the most trusted first.
    pub statuses: Vec<(Status, u64)>,
    /// How many units of each subject field, most units first; `None` for those without.
    pub domains: Vec<(Option<String>, u64)>,
    /// The chars of a source text and of a translation, on average.
    pub chars: (f64, f64),
    /// How many units have a source text of so many chars or fewer, and more than the number before; `usize::MAX` at last.
    pub lengths: Vec<(usize, u64)>,
    /// How many units were made in each year, as far as that is known, the newest first.
    pub years: Vec<(i64, u64)>,
    /// When the oldest and the newest unit were made, as far as that is known.
    pub created: Option<(Timestamp, Timestamp)>,
    /// How many batches can be undone.
    pub steps: u64,
    /// How many units are not in the index yet and are searched one by one.
    pub waiting: u64,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// How many of them are free.
    pub free: u64,
}

const PAIRS: &str = "
SELECT pair.source, pair.target, count(*) FROM unit JOIN pair ON pair.id = pair GROUP BY pair ORDER BY 3 DESC, 1, 2";
const STATUSES: &str = "SELECT status, count(*) FROM unit GROUP BY status ORDER BY status DESC";
const DOMAINS: &str = "
SELECT (SELECT text FROM name WHERE id = domain), count(*) FROM unit GROUP BY domain ORDER BY 2 DESC, 1";
const TEXTS: &str = "
SELECT ifnull(avg(length(source)), 0), ifnull(avg(length(target)), 0), min(created), max(created) FROM unit";
const LENGTHS: &str = "
SELECT ifnull(sum(chars <= 20), 0), ifnull(sum(chars > 20 AND chars <= 50), 0),
    ifnull(sum(chars > 50 AND chars <= 100), 0), ifnull(sum(chars > 100 AND chars <= 200), 0),
    ifnull(sum(chars > 200), 0)
FROM (SELECT length(source) AS chars FROM unit)";
// The longest text of each count of `LENGTHS`.
const LONGEST: [usize; 5] = [20, 50, 100, 200, usize::MAX];
const YEARS: &str = "
SELECT CAST(strftime('%Y', created, 'unixepoch') AS INTEGER), count(*) FROM unit
WHERE created IS NOT NULL GROUP BY 1 ORDER BY 1 DESC";
const STATE: &str = "
SELECT (SELECT count(*) FROM step),
    (SELECT count(*) FROM unit WHERE id > young_through) + (SELECT count(DISTINCT unit) FROM changed WHERE id > changed_through AND unit <= young_through)
FROM state";
const FILE: &str = "
SELECT page_count * page_size, freelist_count * page_size
FROM pragma_page_count, pragma_page_size, pragma_freelist_count";

impl Memory {
    /// Returns the pairs of languages that units of the memory are or were in, source first. Reads next to nothing.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn langs(&self) -> Result<Vec<(Lang, Lang)>> {
        const LANGS: &str = "SELECT source, target FROM pair ORDER BY id";
        let pair = |row: &Row| Ok((lang(row, 0)?, lang(row, 1)?));
        all(&*self.pool.session()?, LANGS, pair).map_err(storage)
    }

    /// Counts what the memory holds. Reads every unit.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn info(&self) -> Result<Info> {
        let session = self.pool.session()?;
        session.begin_reading()?;
        let info = counted(&session).map_err(storage)?;
        session.commit()?;
        Ok(info)
    }
}

fn counted(connection: &Connection) -> rusqlite::Result<Info> {
    let count = |row: &Row, column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    let pairs = all(connection, PAIRS, |row| Ok((lang(row, 0)?, lang(row, 1)?, count(row, 2)?)))?;
    let statuses = all(connection, STATUSES, |row| {
        Ok((unit_row::status(row.get(0)?).ok_or_else(|| damaged(0))?, count(row, 1)?))
    })?;
    let domains = all(connection, DOMAINS, |row| Ok((row.get(0)?, count(row, 1)?)))?;
    let lengths = connection.query_row(LENGTHS, [], |row| {
        LONGEST.iter().enumerate().map(|(column, &longest)| Ok((longest, count(row, column)?))).collect()
    })?;
    let years = all(connection, YEARS, |row| Ok((row.get(0)?, count(row, 1)?)))?;
    let (chars, created) = connection.query_row(TEXTS, [], |row| {
        let moments = row.get::<_, Option<i64>>(2)?.zip(row.get::<_, Option<i64>>(3)?);
        let created = moments.map(|(old, new)| (Timestamp::from_unix(old), Timestamp::from_unix(new)));
        Ok(((row.get(0)?, row.get(1)?), created))
    })?;
    let (steps, waiting) = connection.query_row(STATE, [], |row| Ok((count(row, 0)?, count(row, 1)?)))?;
    let (bytes, free) = connection.query_row(FILE, [], |row| Ok((count(row, 0)?, count(row, 1)?)))?;
    let units = pairs.iter().map(|(_, _, units)| units).sum();
    Ok(Info { units, pairs, statuses, domains, chars, lengths, years, created, steps, waiting, bytes, free })
}

fn lang(row: &Row, column: usize) -> rusqlite::Result<Lang> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| damaged(column))
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&Row) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map([], read)?.collect()
}
