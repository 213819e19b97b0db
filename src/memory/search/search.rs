//! The concordance: a [`Search`] holds the words wanted, [`Memory::search`] returns the units that have them.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::error::Result;
use crate::lang::Lang;
use crate::text::fold;
use crate::unit::{Unit, UnitText};

use crate::memory::connection::Indexed;
use crate::memory::damage::{Damage, Fault};
use crate::memory::damage_log::DamageLog;
use crate::memory::filter::Filter;
use crate::memory::index::{Cache, Stretch};
use crate::memory::memory::Memory;
use crate::memory::same_answer::answer_in_any_direction;
use crate::memory::storage_error::{is_damage, storage};
use crate::memory::unit_id::UnitId;
use crate::memory::unit_row;

use super::found::FoundUnit;
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
    // The terms in Arabic letters are one group, the others another; an empty group is left out. All terms of
    // a group must stand in one text.
    groups: Vec<Vec<SearchTerm>>,
    in_lang: Option<Lang>,
    filter: Filter,
    pub(in crate::memory) limit: usize,
}

impl Search {
    /// Returns a search for words on either side that finds at most twenty units.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let (arabic, other) = SearchTerm::all(words).into_iter().partition(SearchTerm::is_arabic);
        let groups =
            [arabic, other].into_iter().filter(|terms: &Vec<SearchTerm>| !terms.is_empty()).collect();
        Self { groups, in_lang: None, filter: Filter::new(), limit: 20 }
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

    fn is_asked(&self, lang: &Lang) -> bool {
        self.in_lang.as_ref().is_none_or(|asked| asked.same_language(lang))
    }
}

impl Memory {
    /// Returns the units that have all words of the search, the newest first. Of units with the same two
    /// texts, whatever their regions, clients and directions, the newest one is returned.
    ///
    /// Words are compared folded, so diacritics and hamza do not matter. A search of a million units takes
    /// tens of milliseconds. It takes seconds if all words are rare, stand in no phrase, and have fewer than
    /// three letters, since every unit is read then. A phrase of words that several thousand texts have is
    /// found where single spaces part the words; with other marks between them, in the newest units only.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn search(&self, search: &Search) -> Result<Vec<FoundUnit>> {
        if search.groups.is_empty() {
            return Ok(Vec::new());
        }
        let mut session = self.pool.lookup_session()?;
        session.begin_reading()?;
        let Indexed { connection, cache } = session.indexed();
        cache.refresh(connection)?;
        // For a frequent word the newest units give enough results, and reading them is faster than asking
        // the index.
        let newest = newest(connection, &mut cache.met).map_err(storage)?;
        let mut hunt = Hunt { connection, cache, search, found: Vec::new(), seen: HashSet::new() };
        let older = |id: &i64| newest.last().is_some_and(|oldest| id < oldest);
        hunt.among(newest.iter().copied())?;
        if hunt.goes_on() {
            let (stretches, spaced): (Vec<&Stretch>, _) = (search.stretches().collect(), search.spaced());
            if !spaced.is_empty() && about(connection, hunt.cache, search, &stretches)? > MANY {
                let spaced = likely(connection, hunt.cache, search, &[&stretches[..], &spaced].concat())?;
                hunt.among(spaced.into_iter().filter(older))?;
                hunt.among_all(newest.last().copied(), OTHERS)?;
            } else if stretches.iter().any(|stretch| stretch.is_indexed()) {
                let likely = likely(connection, hunt.cache, search, &stretches)?;
                hunt.among(likely.into_iter().filter(older))?;
            } else {
                hunt.among_all(newest.last().copied(), usize::MAX)?;
            }
        }
        let found = hunt.found;
        session.commit()?;
        Ok(found)
    }
}

/// Newest units that are read before the index is asked. Chosen by hand.
const NEWEST: usize = 1_000;
/// The index is asked for the spaces between the words of a phrase too if, by its estimate, more units than
/// this have the words. Chosen by hand.
const MANY: f32 = 3_000.0;
/// The units that are read for other marks than spaces between the words of such a phrase. Chosen by hand.
const OTHERS: usize = 4_000;

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
    found: Vec<FoundUnit>,
    // The answers that were found.
    seen: HashSet<u64>,
}

impl Hunt<'_> {
    fn goes_on(&self) -> bool {
        self.found.len() < self.search.limit
    }

    /// Reads units, in the order given, until enough are found.
    fn among(&mut self, ids: impl IntoIterator<Item = i64>) -> Result<()> {
        for id in ids {
            if !self.goes_on() {
                break;
            }
            if let Some(unit) = unit_row::find(self.connection, self.cache, id)? {
                let found = self.search.find(id, unit);
                self.found
                    .extend(found.filter(|found| self.seen.insert(answer_in_any_direction(&found.unit))));
            }
        }
        Ok(())
    }

    /// Reads the newest `most` units before the given one, the newest first.
    fn among_all(&mut self, before: Option<i64>, most: usize) -> Result<()> {
        const TEXTS: &str = "SELECT id, source, target FROM unit WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
        let mut texts = self.connection.prepare_cached(TEXTS).map_err(storage)?;
        let mut rows = texts.query((before, i64::try_from(most).unwrap_or(i64::MAX))).map_err(storage)?;
        while self.goes_on()
            && let Some(row) = rows.next().map_err(storage)?
        {
            let has_all = |column| {
                let folded = fold(row.get_ref(column)?.as_str().unwrap_or_default());
                Ok(self.search.stretches().all(|stretch| stretch.may_be_in(&folded)))
            };
            if has_all(1).map_err(storage)? || has_all(2).map_err(storage)? {
                self.among([row.get(0).map_err(storage)?])?;
            }
        }
        Ok(())
    }
}

/// Returns the units that may have the stretches of a search, the newest first.
fn likely(
    connection: &Connection,
    cache: &mut Cache,
    search: &Search,
    stretches: &[&Stretch],
) -> Result<Vec<i64>> {
    let mut likely = Vec::new();
    for lane in cache.pairs.lanes_of(connection, |lang| search.is_asked(lang))? {
        likely.extend(cache.containing(connection, lane, stretches)?);
    }
    likely.sort_unstable();
    likely.dedup();
    Ok(likely.into_iter().rev().collect())
}

/// Returns about how many texts the index offers for the stretches of a search.
fn about(connection: &Connection, cache: &mut Cache, search: &Search, stretches: &[&Stretch]) -> Result<f32> {
    let lanes = cache.pairs.lanes_of(connection, |lang| search.is_asked(lang))?;
    Ok(lanes.into_iter().map(|lane| cache.about_containing(lane, stretches)).sum())
}

impl Search {
    /// Returns the stretches of letters that one text of a found unit must have: those of the first group of
    /// terms.
    fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.groups.first().into_iter().flatten().flat_map(SearchTerm::stretches)
    }

    /// Returns the stretches of the same terms that such a text has if single spaces part the words.
    fn spaced(&self) -> Vec<&Stretch> {
        self.groups.first().into_iter().flatten().flat_map(SearchTerm::spaced).collect()
    }

    fn find(&self, id: i64, unit: Unit) -> Option<FoundUnit> {
        let (mut source, mut target) = (Vec::new(), Vec::new());
        for terms in &self.groups {
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
        self.filter.passes(&unit).then_some(FoundUnit {
            id: UnitId::new(id),
            unit,
            source,
            target,
            memory: None,
        })
    }
}
