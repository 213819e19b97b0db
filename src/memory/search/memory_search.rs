//! Searching a memory: [`Memory::search`] and [`Memory::count_found`].

use std::cmp::Reverse;
use std::collections::HashSet;
use std::time::Instant;

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::connection::Indexed;
use crate::memory::damage::{Damage, Fault};
use crate::memory::damage_log::DamageLog;
use crate::memory::index::{Cache, Candidate, Stretch, WordGap};
use crate::memory::lookup::{AT_ONCE, SideTexts};
use crate::memory::memory::Memory;
use crate::memory::same_answer::answer_in_any_direction;
use crate::memory::storage_error::{is_damage, storage};
use crate::memory::unit_row;

use super::found::FoundUnit;
use super::found_total::FoundTotal;
use super::search::Search;
use super::term::SearchTerm;

impl Memory {
    /// Returns the units that have all words of the search, in its order. Of units with the same two
    /// texts, whatever their regions, clients and directions, the newest one is returned.
    ///
    /// Words are compared folded, so diacritics and hamza do not matter. A search of a million units takes a
    /// few milliseconds, and tens of milliseconds for a phrase of frequent words. It takes seconds if all
    /// words are rare and have a single letter, since every unit is read then.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn search(&self, search: &Search) -> Result<Vec<FoundUnit>> {
        let mut found = search.ordered(search.order);
        if search.limit > 0 {
            self.each_found(search, &mut |unit| found.take(unit))?;
        }
        Ok(found.finish())
    }

    /// Returns the number of units that have all words of the search, however many it may return; units with
    /// the same two texts count once. All of them are read: for a word that a million units have, this takes
    /// seconds. If [`within`](Search::within) bounds the time, the total says whether it is complete.
    ///
    /// ```
    /// use mizan::memory::{Memory, Search};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "صمام", Lang::ENGLISH, "valve"))?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "مضخة", Lang::ENGLISH, "pump"))?;
    /// batch.commit()?;
    /// let total = memory.count_found(&Search::new("valve"))?;
    /// assert!(total.units == 1 && total.is_complete);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn count_found(&self, search: &Search) -> Result<FoundTotal> {
        let mut units = 0;
        let is_complete = self.each_found(search, &mut |_| {
            units += 1;
            true
        })?;
        Ok(FoundTotal { units, is_complete })
    }

    /// Passes on each unit that is found, the newest first, as long as the closure returns true. Returns
    /// false if the time was up before.
    fn each_found(&self, search: &Search, take: &mut dyn FnMut(FoundUnit) -> bool) -> Result<bool> {
        if search.is_empty() {
            return Ok(true);
        }
        let started = Instant::now();
        let mut session = self.pool.lookup_session()?;
        session.begin_reading()?;
        let Indexed { connection, cache } = session.indexed();
        cache.refresh(connection)?;
        // For a frequent word the newest units give enough results, and reading them is faster than asking
        // the index.
        let newest = newest(connection, &mut cache.met).map_err(storage)?;
        let deadline = search.within.map(|budget| started + budget);
        let seen = HashSet::new();
        let mut hunt =
            Hunt { connection, cache, search, take, deadline, is_full: false, is_cut_off: false, seen };
        let sides = |&unit| [false, true].map(|is_target| Candidate { unit, is_target, guess: 0 });
        hunt.among_texts(&newest.iter().flat_map(sides).collect::<Vec<_>>())?;
        if hunt.goes_on()
            && let Some(&oldest) = newest.last()
        {
            match search.is_indexed() {
                true => hunt.among_likely(oldest)?,
                false => hunt.among_all(oldest)?,
            }
        }
        let is_complete = !hunt.is_cut_off;
        session.commit()?;
        Ok(is_complete)
    }
}

/// Newest units that are read before the index is asked. Chosen by hand.
const NEWEST: usize = 1_000;

/// Returns the numbers of the newest units, the newest first; no more from a page on that cannot be read.
fn newest(connection: &Connection, met: &mut DamageLog) -> rusqlite::Result<Vec<i64>> {
    let mut ids = connection.prepare_cached("SELECT id FROM unit ORDER BY id DESC LIMIT ?1")?;
    let mut newest = Vec::new();
    for id in ids.query_map([NEWEST as i64], |row| row.get(0))? {
        match id {
            Ok(id) => newest.push(id),
            Err(error) if is_damage(&error) => {
                met.note(Damage::of_file(Fault::Structure("a page of units cannot be read".into())));
                break;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(newest)
}

/// A search while it runs.
struct Hunt<'s> {
    connection: &'s Connection,
    cache: &'s mut Cache,
    search: &'s Search,
    take: &'s mut dyn FnMut(FoundUnit) -> bool,
    deadline: Option<Instant>,
    is_full: bool,
    // True if the time was up before all was read.
    is_cut_off: bool,
    // The answers that were found.
    seen: HashSet<u64>,
}

impl Hunt<'_> {
    /// Returns false if enough units are found or the time is up.
    fn goes_on(&mut self) -> bool {
        self.is_cut_off |= !self.is_full && self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        !self.is_full && !self.is_cut_off
    }

    /// Reads units, in the order given, until enough are found.
    fn among(&mut self, ids: impl IntoIterator<Item = i64>) -> Result<()> {
        for id in ids {
            if !self.goes_on() {
                break;
            }
            if let Some(unit) = unit_row::find(self.connection, self.cache, id)?
                && let Some(found) = self.search.find(id, unit)
                && self.seen.insert(answer_in_any_direction(&found.unit))
            {
                self.is_full = !(self.take)(found);
            }
        }
        Ok(())
    }

    /// Reads the units before the given one that may have the words by the index, the newest first.
    fn among_likely(&mut self, before: i64) -> Result<()> {
        let mut likely = self.likely()?;
        likely.retain(|candidate| candidate.unit < before);
        likely.sort_unstable_by_key(|candidate| (Reverse(candidate.unit), candidate.is_target));
        self.among_texts(&likely)
    }

    /// Reads the texts of candidates, the newest first, and the units of those that may have the words.
    fn among_texts(&mut self, candidates: &[Candidate]) -> Result<()> {
        let mut texts = SideTexts::of(self.connection).map_err(storage)?;
        for some in candidates.chunks(AT_ONCE) {
            if !self.goes_on() {
                break;
            }
            let mut units = Vec::new();
            texts.read(some, |candidate, _, text| {
                if self.search.may_be_in(text) {
                    units.push(candidate.unit);
                }
                Ok(())
            })?;
            units.sort_unstable_by_key(|&unit| Reverse(unit));
            units.dedup();
            self.among(units)?;
        }
        for unit in texts.lost {
            self.cache.met.note(Damage::of_unit(unit, Fault::Unreadable));
        }
        Ok(())
    }

    fn likely(&mut self) -> Result<Vec<Candidate>> {
        let Self { connection, cache, search, .. } = self;
        let (stretches, gaps): (Vec<&Stretch>, Vec<&Stretch>) =
            (search.stretches().collect(), search.gaps().collect());
        let word_gaps: Vec<&WordGap> = search.terms().flat_map(SearchTerm::word_gaps).collect();
        let mut likely = Vec::new();
        for lane in cache.pairs.lanes_of(connection, |lang| search.is_asked(lang))? {
            likely.extend(cache.containing(connection, lane, &stretches, &gaps, &word_gaps)?);
        }
        Ok(likely)
    }

    /// Reads all units before the given one, the newest first.
    fn among_all(&mut self, before: i64) -> Result<()> {
        const TEXTS: &str = "SELECT id, source, target FROM unit WHERE id < ?1 ORDER BY id DESC";
        let mut texts = self.connection.prepare_cached(TEXTS).map_err(storage)?;
        let mut rows = texts.query([before]).map_err(storage)?;
        while self.goes_on()
            && let Some(row) = rows.next().map_err(storage)?
        {
            let may_have = |column| {
                let text = row.get_ref(column)?.as_str().unwrap_or_default();
                Ok(self.search.may_be_in(text))
            };
            if may_have(1).map_err(storage)? || may_have(2).map_err(storage)? {
                self.among([row.get(0).map_err(storage)?])?;
            }
        }
        Ok(())
    }
}
