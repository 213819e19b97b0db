//! The concordance: a [`Search`] holds the words wanted, [`Memory::search`] returns the units that have them.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::error::Result;
use crate::lang::Lang;
use crate::unit::{Unit, UnitText};

use crate::memory::connection::Indexed;
use crate::memory::damage::{Damage, Fault};
use crate::memory::damage_log::DamageLog;
use crate::memory::filter::Filter;
use crate::memory::index::{Cache, Candidate, Stretch, WordGap};
use crate::memory::lookup::{AT_ONCE, SideTexts};
use crate::memory::memory::Memory;
use crate::memory::same_answer::answer_in_any_direction;
use crate::memory::storage_error::{is_damage, storage};
use crate::memory::unit_id::UnitId;
use crate::memory::unit_row;

use super::found::FoundUnit;
use super::found_total::FoundTotal;
use super::order::Order;
use super::ordered::Ordered;
use super::term::{self, SearchTerm};

/// A concordance search: words and phrases that must all stand in one text of a unit, on either side. Words
/// in Arabic letters may stand on one side and words in other letters on the other.
///
/// `"in quotation marks"` is a phrase: its words must follow one another. `valve*` is any word that begins
/// with these letters. An Arabic word is found with its clitics, its dual and its regular plural:
/// محكمة finds للمحكمة, محكمتهم and محكمتان. With the article, المحكمة is found only where the text has the
/// article. An English word is found in its plural too. The seats of a hamza are alike (مسئول finds
/// مسؤول), and so are all ways to write a number: `1250` finds 1,250 and ١٬٢٥٠٫٥٠.
///
/// ```
/// use mizan::memory::{Memory, Search};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ARABIC, "افتح الصمام الرئيسي.", Lang::ENGLISH, "Open the main valve."))?;
/// batch.commit()?;
/// assert_eq!(memory.search(&Search::new("\"main valve\" open"))?.len(), 1);
/// assert_eq!(memory.search(&Search::new("صمام رئيسي valve"))?.len(), 1);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    groups: Groups,
    // The same with all forms of the words, if they are asked for.
    with_forms: Option<Groups>,
    in_lang: Option<Lang>,
    filter: Filter,
    order: Order,
    pub(in crate::memory) within: Option<Duration>,
    pub(in crate::memory) limit: usize,
}

impl Search {
    /// Returns a search for words on either side that finds at most twenty units.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let groups = Groups::new(SearchTerm::all(words));
        let (with_forms, order, filter) = (None, Order::default(), Filter::new());
        Self { groups, with_forms, in_lang: None, filter, order, within: None, limit: 20 }
    }

    /// Finds, if `yes`, units too that have the words in other forms only: an Arabic noun in its broken
    /// plurals (مصنع, مصانع) or in its singular, an English word with its endings and in its irregular forms
    /// (*study*, *studied*; *child*, *children*), a common Arabic name in its other Latin spellings
    /// (*Mohamed*, *Muhammad*). [`FoundUnit::has_other_forms`] tells them.
    ///
    /// ```
    /// # use mizan::memory::{Memory, Search};
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "أغلقت المصانع", Lang::ENGLISH, "The factories closed"))?;
    /// # batch.commit()?;
    /// assert!(memory.search(&Search::new("مصنع"))?.is_empty());
    /// let found = memory.search(&Search::new("مصنع").forms(true))?;
    /// assert!(found[0].has_other_forms());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn forms(mut self, yes: bool) -> Self {
        self.with_forms = yes.then(|| self.groups.with_forms());
        self
    }

    /// Returns the units in this order; the newest first by default.
    ///
    /// ```
    /// # use mizan::memory::{Memory, Order, Search};
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valves", Lang::ARABIC, "صمامات"))?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Open the valve slowly", Lang::ARABIC, "افتح الصمام ببطء"))?;
    /// # batch.commit()?;
    /// let search = Search::new("valve").order(Order::Closest);
    /// assert_eq!(memory.search(&search)?[0].unit().source().plain(), "Open the valve slowly");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn order(mut self, order: Order) -> Self {
        self.order = order;
        self
    }

    /// Searches the side of this language only. Without a language both sides are searched.
    ///
    /// ```
    /// # use mizan::memory::{Memory, Search};
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "افتح PDF الآن", Lang::ENGLISH, "Open the PDF now"))?;
    /// # batch.commit()?;
    /// let found = memory.search(&Search::new("PDF").in_lang(Lang::ENGLISH))?;
    /// assert_eq!((found[0].source().len(), found[0].target().len()), (0, 1));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn in_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.in_lang = lang.into();
        self
    }

    /// Finds only units that pass a filter.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Finds at most `units` units; twenty by default.
    #[must_use]
    pub fn limit(mut self, units: usize) -> Self {
        self.limit = units;
        self
    }

    /// Bounds the time of the search, which then returns the units found so far; a count is then the least
    /// number of units that there are.
    #[must_use]
    pub fn within(mut self, budget: impl Into<Option<Duration>>) -> Self {
        self.within = budget.into();
        self
    }

    /// Returns the first of the units that several memories have; the numbers of their units tell nothing, so
    /// the newest are those that were changed last.
    pub(in crate::memory) fn first_of(&self, units: Vec<FoundUnit>) -> Vec<FoundUnit> {
        let order = if self.order == Order::Newest { Order::Date } else { self.order };
        let mut first = Ordered::new(order, self.limit, self.groups.0.iter().flatten());
        for unit in units {
            first.take(unit);
        }
        first.finish()
    }

    fn is_asked(&self, lang: &Lang) -> bool {
        self.in_lang.as_ref().is_none_or(|asked| asked.same_language(lang))
    }
}

/// Places in a plain text, in bytes.
type Places = Vec<Range<usize>>;

/// The terms of a search in Arabic letters are one group, the others another; an empty group is left out. All
/// terms of a group must stand in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Groups(Vec<Vec<SearchTerm>>);

impl Groups {
    fn new(terms: Vec<SearchTerm>) -> Self {
        let (arabic, other) = terms.into_iter().partition(SearchTerm::is_arabic);
        let groups = [arabic, other].into_iter().filter(|terms: &Vec<SearchTerm>| !terms.is_empty());
        Self(groups.collect())
    }

    fn with_forms(&self) -> Self {
        Self(self.0.iter().map(|terms| terms.iter().map(SearchTerm::with_forms).collect()).collect())
    }
}

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
        let mut found = Ordered::new(search.order, search.limit, search.groups.0.iter().flatten());
        if search.limit > 0 {
            self.each_found(search, &mut |unit| found.take(unit))?;
        }
        Ok(found.finish())
    }

    /// Returns the number of units that have all words of the search, however many it may return. All of them
    /// are read: for a word that a million units have, this takes seconds. If [`within`](Search::within)
    /// bounds the time, the total says whether it is complete.
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
        if search.groups.0.is_empty() {
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
        let mut hunt =
            Hunt { connection, cache, search, take, deadline, is_full: false, seen: HashSet::new() };
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
        let is_complete = !hunt.is_late();
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
    // The answers that were found.
    seen: HashSet<u64>,
}

impl Hunt<'_> {
    /// Returns false if enough units are found or the time is up.
    fn goes_on(&self) -> bool {
        !self.is_full && !self.is_late()
    }

    fn is_late(&self) -> bool {
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
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

impl Search {
    /// Returns the terms, with all forms of their words if these are asked for.
    fn widest(&self) -> &[Vec<SearchTerm>] {
        &self.with_forms.as_ref().unwrap_or(&self.groups).0
    }

    /// Returns the stretches of letters that one text of a found unit must have: those of the first group of
    /// terms.
    fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.terms().flat_map(SearchTerm::stretches)
    }

    /// Returns the first group of terms.
    fn terms(&self) -> impl Iterator<Item = &SearchTerm> {
        self.widest().first().into_iter().flatten()
    }

    /// Returns what such a text has at the gaps between the words of these terms and around them.
    fn gaps(&self) -> impl Iterator<Item = &Stretch> {
        self.terms().flat_map(SearchTerm::gaps)
    }

    fn is_indexed(&self) -> bool {
        self.stretches().chain(self.gaps()).any(Stretch::is_indexed)
    }

    /// Returns true if a text may have the terms of the first group.
    fn may_be_in(&self, text: &str) -> bool {
        self.widest().first().is_some_and(|terms| term::may_be_in(terms, text))
    }

    fn find(&self, id: i64, unit: Unit) -> Option<FoundUnit> {
        let as_asked = self.places(&self.groups, &unit);
        let has_other_forms = as_asked.is_none();
        let other_forms = || self.with_forms.as_ref().and_then(|groups| self.places(groups, &unit));
        let (source, target) = as_asked.or_else(other_forms)?;
        let id = UnitId::new(id);
        let found = FoundUnit { id, unit, source, target, has_other_forms, memory: None };
        self.filter.passes(&found.unit).then_some(found)
    }

    /// Returns the places of the terms in the source and in the target of a unit that has them all.
    fn places(&self, groups: &Groups, unit: &Unit) -> Option<(Places, Places)> {
        let (mut source, mut target) = (Vec::new(), Vec::new());
        for terms in &groups.0 {
            let places = |lang: &Lang, text: &UnitText| {
                if self.is_asked(lang) { term::places(terms, text.plain()) } else { Vec::new() }
            };
            let found =
                (places(unit.source_lang(), unit.source()), places(unit.target_lang(), unit.target()));
            if found.0.is_empty() && found.1.is_empty() {
                return None;
            }
            source.extend(found.0);
            target.extend(found.1);
        }
        for places in [&mut source, &mut target] {
            places.sort_by_key(|place| (place.start, place.end));
        }
        Some((source, target))
    }
}
