//! [`Info`]: counts of the units of a memory by language, status, domain, length, year and month.

use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::lang::{Lang, LangPair};
use crate::unit::{Status, Timestamp};

use crate::memory::memory::Memory;
use crate::memory::storage_error::{damaged, is_damage, storage};

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
    /// Units by the month in which they were made, as far as that is known, the newest month first.
    pub months: Vec<MonthCount>,
    /// When the oldest unit was made, as far as that is known.
    pub oldest: Option<Timestamp>,
    /// When the newest unit was made, as far as that is known.
    pub newest: Option<Timestamp>,
    /// Units that were used, and how often in all.
    pub used: UsedCount,
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
    /// The greatest length of this range, in chars; the range begins after the one before. `None` for the
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

/// The number of units that were made in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MonthCount {
    /// The year.
    pub year: i64,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The number of units.
    pub units: u64,
}

/// The number of units that were used, and the number of uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UsedCount {
    /// The number of units.
    pub units: u64,
    /// How often they were used in all.
    pub uses: u64,
}

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

    /// Returns the pair of languages that most units have. Reads the numbers of all units, not their texts.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn main_langs(&self) -> Result<Option<LangPair>> {
        const MAIN: &str = "
            SELECT source, target
            FROM (SELECT pair, count(*) AS units FROM unit GROUP BY pair) AS counted
            JOIN pair ON pair.id = counted.pair ORDER BY units DESC, source, target LIMIT 1";
        let main = all(&*self.pool.session()?, MAIN, langs);
        match main {
            Ok(main) => Ok(main.into_iter().next()),
            Err(error) if is_damage(&error) => {
                Ok(self.info()?.pairs.into_iter().next().map(|pair| pair.langs))
            }
            Err(error) => Err(storage(error)),
        }
    }
}

/// Returns the two languages in the first two columns.
fn langs(row: &Row) -> rusqlite::Result<LangPair> {
    let lang = |column| row.get_ref(column)?.as_str()?.parse::<Lang>().map_err(|_| damaged(column));
    Ok(LangPair::new(lang(0)?, lang(1)?))
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&Row) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map([], read)?.collect()
}
