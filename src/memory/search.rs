use std::collections::BTreeSet;
use std::ops::Range;

use rusqlite::Connection;

use crate::error::Result;
use crate::lang::Lang;
use crate::text::{Folded, fold};
use crate::unit::{Unit, UnitText};

use super::failure::storage;
use super::file::Memory;
use super::filter::Filter;
use super::index::Cache;
use super::record;

/// What a concordance search asks for: words and phrases, which all must stand in one text of a unit, on either side.
///
/// `"in quotation marks"` is a phrase, its words in a row; `valve*` is any word that begins so.
///
/// ```
/// use mizan::memory::{Memory, Search};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::Arabic, "افتح الصمام الرئيسي.", Lang::English, "Open the main valve."))?;
/// batch.commit()?;
/// assert_eq!(memory.search(&Search::new("\"main valve\" open"))?.len(), 1);
/// assert_eq!(memory.search(&Search::new("الصم* افتح"))?.len(), 1);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Search {
    terms: Vec<Term>,
    in_lang: Option<Lang>,
    filter: Filter,
    limit: usize,
}

/// A word, the beginning of one, or words in a row; folded.
#[derive(Clone, Debug)]
struct Term {
    text: String,
    is_prefix: bool,
}

/// A unit that a search found.
#[derive(Clone, Debug)]
pub struct Found {
    id: i64,
    unit: Unit,
    source: Vec<Range<usize>>,
    target: Vec<Range<usize>>,
}

impl Search {
    /// Returns a search for words, on either side, for twenty units.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { terms: terms(&fold(words)), in_lang: None, filter: Filter::new(), limit: 20 }
    }

    /// Searches the side of this language only.
    #[must_use]
    pub fn in_lang(mut self, lang: Lang) -> Self {
        self.in_lang = Some(lang);
        self
    }

    /// Finds units that pass a filter only.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Finds so many units at most.
    #[must_use]
    pub fn limit(mut self, units: usize) -> Self {
        self.limit = units;
        self
    }

    fn is_asked(&self, lang: &Lang) -> bool {
        self.in_lang.as_ref().is_none_or(|asked| asked.same_language(lang))
    }
}

impl Found {
    /// Returns the number of the unit in the memory.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Returns the unit.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns where the words stand in the plain source text, in bytes and in order; empty if not there.
    #[must_use]
    pub fn source(&self) -> &[Range<usize>] {
        &self.source
    }

    /// Returns where the words stand in the plain target text, in bytes and in order; empty if not there.
    #[must_use]
    pub fn target(&self) -> &[Range<usize>] {
        &self.target
    }
}

impl Memory {
    /// Returns units in which all words of the search stand in one text, those that came last first.
    ///
    /// Words are compared folded, so diacritics and hamza do not matter.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn search(&self, search: &Search) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        if search.terms.is_empty() {
            return Ok(found);
        }
        let mut connection = self.lookup_connection()?;
        let (connection_, cache) = connection.parts();
        connection_.execute_batch("BEGIN").map_err(storage)?;
        cache.refresh(connection_)?;
        for id in likely(connection_, cache, search)? {
            if found.len() >= search.limit {
                break;
            }
            if let Some(unit) = record::read(connection_, id).map_err(storage)? {
                found.extend(search.find(id, unit));
            }
        }
        connection.commit()?;
        Ok(found)
    }
}

/// Returns the units that may have the words, the last first.
fn likely(connection: &Connection, cache: &mut Cache, search: &Search) -> Result<Vec<i64>> {
    let mut likely = BTreeSet::new();
    let texts: Vec<&str> = search.terms.iter().map(|term| term.text.as_str()).collect();
    for lane in cache.pairs.lanes_of(connection, |lang| search.is_asked(lang))? {
        likely.extend(cache.containing(connection, lane, &texts)?);
    }
    Ok(likely.into_iter().rev().collect())
}

impl Search {
    fn find(&self, id: i64, unit: Unit) -> Option<Found> {
        let places = |lang: &Lang, text: &UnitText| {
            if self.is_asked(lang) { places(&self.terms, text.plain()) } else { Vec::new() }
        };
        let source = places(unit.source_lang(), unit.source());
        let target = places(unit.target_lang(), unit.target());
        let is_found = !source.is_empty() || !target.is_empty();
        (is_found && self.filter.passes(&unit)).then_some(Found { id, unit, source, target })
    }
}

/// Returns the terms of a folded search.
fn terms(folded: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    for (number, part) in folded.split('"').enumerate() {
        // Every second part stands between quotation marks.
        let is_phrase = number % 2 == 1;
        let words: Vec<&str> = if is_phrase { vec![part.trim()] } else { part.split(' ').collect() };
        for word in words {
            let text = word.trim_end_matches('*');
            if text.chars().any(char::is_alphanumeric) {
                terms.push(Term { text: text.to_owned(), is_prefix: word.len() > text.len() });
            }
        }
    }
    terms
}

/// Returns where the terms stand in a text, in order; empty if one of them does not.
fn places(terms: &[Term], text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let original = |range| {
        let range = folded.original(range);
        let end = text[..range.end].trim_end().len();
        range.start..end.max(range.start)
    };
    let mut places = Vec::new();
    for term in terms {
        let before = places.len();
        let found = folded.as_str().match_indices(term.text.as_str());
        let found = found.map(|(at, _)| at..at + term.text.len());
        places.extend(found.filter(|range| is_whole(folded.as_str(), range, term.is_prefix)).map(original));
        if places.len() == before {
            return Vec::new();
        }
    }
    places.sort_by_key(|range| (range.start, range.end));
    places
}

fn is_whole(text: &str, range: &Range<usize>, is_prefix: bool) -> bool {
    let before = text[..range.start].ends_with(char::is_alphanumeric);
    let after = text[range.end..].starts_with(char::is_alphanumeric);
    !before && (is_prefix || !after)
}
