//! [`UnitCounter`] counts units as they are read; [`Memory::info`] counts all.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rusqlite::Row;
use time::OffsetDateTime;

use crate::error::Result;
use crate::lang::LangPair;
use crate::memory::filter::Filter;
use crate::memory::memory::Memory;
use crate::memory::step_group::{CAN_BE_UNDONE, groups};
use crate::memory::storage_error::{is_damage, storage};
use crate::unit::{Status, Timestamp, Unit};

use super::info::{DomainCount, Info, LengthCount, MonthCount, PairCount, StatusCount, UsedCount, YearCount};

/// Counts of the units that were read so far.
#[derive(Default)]
pub(super) struct UnitCounter {
    units: u64,
    pairs: HashMap<LangPair, u64>,
    statuses: BTreeMap<Reverse<Status>, u64>,
    domains: HashMap<Option<String>, u64>,
    lengths: [u64; LONGEST.len()],
    // By year and month.
    months: BTreeMap<Reverse<(i64, u8)>, u64>,
    source_chars: u64,
    target_chars: u64,
    oldest: Option<Timestamp>,
    newest: Option<Timestamp>,
    used: UsedCount,
}

/// The longest source text of each count of lengths, in chars. Chosen by hand.
const LONGEST: [Option<usize>; 5] = [Some(20), Some(50), Some(100), Some(200), None];

const WAITING: &str = "
SELECT (SELECT count(*) FROM unit WHERE id > young_through),
    (SELECT count(DISTINCT unit) FROM changed WHERE id > changed_through AND unit <= young_through)
FROM state";
const FILE: &str = "
SELECT page_count * page_size, freelist_count * page_size
FROM pragma_page_count, pragma_page_size, pragma_freelist_count";

impl Memory {
    /// Counts what the memory holds. Reads every unit; those that cannot be read are not counted, and
    /// [`damage`](Self::damage) has them.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn info(&self) -> Result<Info> {
        self.only(Filter::new()).info()
    }
}

impl UnitCounter {
    pub(super) fn count(&mut self, unit: &Unit) {
        self.units += 1;
        let langs = LangPair::new(unit.source_lang().clone(), unit.target_lang().clone());
        *self.pairs.entry(langs).or_default() += 1;
        *self.statuses.entry(Reverse(unit.status)).or_default() += 1;
        match self.domains.get_mut(&unit.domain) {
            Some(units) => *units += 1,
            None => drop(self.domains.insert(unit.domain.clone(), 1)),
        }
        let [source, target] = [unit.source(), unit.target()].map(|text| text.plain().chars().count());
        let range = LONGEST.iter().position(|longest| longest.is_none_or(|longest| source <= longest));
        self.lengths[range.expect("the last range has no greatest length")] += 1;
        self.source_chars += source as u64;
        self.target_chars += target as u64;
        self.used.units += u64::from(unit.origin.use_count > 0);
        self.used.uses += u64::from(unit.origin.use_count);
        if let Some(created) = unit.origin.created {
            self.oldest = Some(self.oldest.map_or(created, |oldest| oldest.min(created)));
            self.newest = self.newest.max(Some(created));
            if let Ok(moment) = OffsetDateTime::from_unix_timestamp(created.unix()) {
                let month = (moment.year().into(), moment.month().into());
                *self.months.entry(Reverse(month)).or_default() += 1;
            }
        }
    }

    /// Returns the counts, with the state of the file. What cannot be read of a damaged file is 0.
    pub(super) fn finish(self, memory: &Memory) -> Result<Info> {
        let session = memory.pool.session()?;
        let two =
            |row: &Row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, i64>(1)?.unsigned_abs()));
        let read = |sql| readable(session.query_row(sql, [], two));
        let ((new, changed), (bytes, free)) = (read(WAITING)?, read(FILE)?);
        let steps = readable(groups(&session, CAN_BE_UNDONE))?.len() as u64;
        let average = |chars: u64| chars as f64 / self.units.max(1) as f64;
        let months = self.months.into_iter();
        let months: Vec<MonthCount> =
            months.map(|(Reverse((year, month)), units)| MonthCount { year, month, units }).collect();
        Ok(Info {
            units: self.units,
            source_chars: average(self.source_chars),
            target_chars: average(self.target_chars),
            pairs: pairs(self.pairs),
            statuses: self
                .statuses
                .into_iter()
                .map(|(Reverse(status), units)| StatusCount { status, units })
                .collect(),
            domains: domains(self.domains),
            lengths: LONGEST
                .into_iter()
                .zip(self.lengths)
                .map(|(longest, units)| LengthCount { longest, units })
                .collect(),
            years: years(&months),
            months,
            oldest: self.oldest,
            newest: self.newest,
            used: self.used,
            steps,
            waiting: new + changed,
            bytes,
            free,
        })
    }
}

fn readable<T: Default>(read: rusqlite::Result<T>) -> Result<T> {
    match read {
        Err(error) if !is_damage(&error) => Err(storage(error)),
        read => Ok(read.unwrap_or_default()),
    }
}

fn years(months: &[MonthCount]) -> Vec<YearCount> {
    let years = months.chunk_by(|one, other| one.year == other.year);
    let units = |months: &[MonthCount]| months.iter().map(|month| month.units).sum();
    years.map(|months| YearCount { year: months[0].year, units: units(months) }).collect()
}

fn pairs(counts: HashMap<LangPair, u64>) -> Vec<PairCount> {
    let mut pairs: Vec<PairCount> =
        counts.into_iter().map(|(langs, units)| PairCount { langs, units }).collect();
    let key = |pair: &PairCount| {
        (Reverse(pair.units), pair.langs.source().tag().to_owned(), pair.langs.target().tag().to_owned())
    };
    pairs.sort_by_cached_key(key);
    pairs
}

fn domains(counts: HashMap<Option<String>, u64>) -> Vec<DomainCount> {
    let mut domains: Vec<DomainCount> =
        counts.into_iter().map(|(domain, units)| DomainCount { domain, units }).collect();
    domains.sort_unstable_by(|a, b| b.units.cmp(&a.units).then_with(|| a.domain.cmp(&b.domain)));
    domains
}
