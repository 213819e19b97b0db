//! [`Info`]: counts of the units of a memory by language, status, domain, length and year.

use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::lang::{Lang, LangPair};
use crate::unit::{Status, Timestamp};

use crate::memory::memory::Memory;
use crate::memory::storage_error::{damaged, storage};
use crate::memory::unit_row;

/// Counts of what a memory holds.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Info {
    /// The number of units.
    pub units: u64,
    /// Units of each pair of languages, the most frequent pair first.
    pub pairs: Vec<PairCount>,
    /// Units of each status, the most trusted status first.
    pub statuses: Vec<StatusCount>,
    /// Units of each subject field, the most frequent field first.
    pub domains: Vec<DomainCount>,
    /// Chars of a source text, on average.
    pub source_chars: f64,
    /// Chars of a translation, on average.
    pub target_chars: f64,
    /// Units by the length of their source text, the shortest texts first.
    pub lengths: Vec<LengthCount>,
    /// Units by the year in which they were made, as far as that is known, the newest year first.
    pub years: Vec<YearCount>,
    /// When the oldest unit was made, as far as that is known.
    pub oldest: Option<Timestamp>,
    /// When the newest unit was made, as far as that is known.
    pub newest: Option<Timestamp>,
    /// Batches that can be undone.
    pub steps: u64,
    /// Units that are not in the index yet and are searched one by one.
    pub waiting: u64,
    /// The size of the file in bytes.
    pub bytes: u64,
    /// The free bytes within the file.
    pub free: u64,
}

/// The number of units of a pair of languages.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PairCount {
    /// The languages.
    pub langs: LangPair,
    /// The number of units.
    pub units: u64,
}

/// The number of units of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// The number of units.
    pub units: u64,
}

/// The number of units of a subject field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DomainCount {
    /// The subject field; `None` for the units that have none.
    pub domain: Option<String>,
    /// The number of units.
    pub units: u64,
}

/// The number of units whose source text is of some length.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LengthCount {
    /// The greatest length of this range, in chars; the range begins behind the one before. `None` for the
    /// last range, which has no greatest length.
    pub longest: Option<usize>,
    /// The number of units.
    pub units: u64,
}

/// The number of units that were made in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct YearCount {
    /// The year.
    pub year: i64,
    /// The number of units.
    pub units: u64,
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
/// The longest text of each count of `LENGTHS`, in chars.
const LONGEST: [Option<usize>; 5] = [Some(20), Some(50), Some(100), Some(200), None];
const YEARS: &str = "
SELECT CAST(strftime('%Y', created, 'unixepoch') AS INTEGER), count(*) FROM unit
WHERE created IS NOT NULL GROUP BY 1 ORDER BY 1 DESC";
const STATE: &str = "
SELECT (SELECT count(*) FROM step WHERE id > 0),
    (SELECT count(*) FROM unit WHERE id > young_through) + (SELECT count(DISTINCT unit) FROM changed WHERE id > changed_through AND unit <= young_through)
FROM state";
const FILE: &str = "
SELECT page_count * page_size, freelist_count * page_size
FROM pragma_page_count, pragma_page_size, pragma_freelist_count";

impl Memory {
    /// Returns the pairs of languages that units of the memory have or had. Reads one small table.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn langs(&self) -> Result<Vec<LangPair>> {
        const LANGS: &str = "SELECT source, target FROM pair ORDER BY id";
        all(&*self.pool.session()?, LANGS, langs).map_err(storage)
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

pub(super) fn counted(connection: &Connection) -> rusqlite::Result<Info> {
    let count = |row: &Row, column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    let pairs = all(connection, PAIRS, |row| Ok(PairCount { langs: langs(row)?, units: count(row, 2)? }))?;
    let statuses = all(connection, STATUSES, |row| {
        let status = unit_row::status(row.get(0)?).ok_or_else(|| damaged(0))?;
        Ok(StatusCount { status, units: count(row, 1)? })
    })?;
    let domains =
        all(connection, DOMAINS, |row| Ok(DomainCount { domain: row.get(0)?, units: count(row, 1)? }))?;
    let lengths = connection.query_row(LENGTHS, [], |row| {
        let counts = LONGEST.iter().enumerate();
        counts.map(|(column, &longest)| Ok(LengthCount { longest, units: count(row, column)? })).collect()
    })?;
    let years = all(connection, YEARS, |row| Ok(YearCount { year: row.get(0)?, units: count(row, 1)? }))?;
    let (steps, waiting) = connection.query_row(STATE, [], |row| Ok((count(row, 0)?, count(row, 1)?)))?;
    let (bytes, free) = connection.query_row(FILE, [], |row| Ok((count(row, 0)?, count(row, 1)?)))?;
    connection.query_row(TEXTS, [], |row| {
        let moment =
            |column| row.get::<_, Option<i64>>(column).map(|moment| moment.map(Timestamp::from_unix));
        Ok(Info {
            units: pairs.iter().map(|pair| pair.units).sum(),
            pairs,
            statuses,
            domains,
            source_chars: row.get(0)?,
            target_chars: row.get(1)?,
            lengths,
            years,
            oldest: moment(2)?,
            newest: moment(3)?,
            steps,
            waiting,
            bytes,
            free,
        })
    })
}

/// Returns the two languages in the first two columns.
fn langs(row: &Row) -> rusqlite::Result<LangPair> {
    Ok(LangPair::new(lang(row, 0)?, lang(row, 1)?))
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
