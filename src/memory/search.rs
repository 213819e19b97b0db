use std::ops::Range;

use crate::error::Result;
use crate::lang::Lang;
use crate::text::Folded;
use crate::unit::{Unit, UnitText};

use super::file::Memory;

/// What a concordance search asks for: words, which all must stand in one text of a unit, on either side.
#[derive(Clone, Debug)]
pub struct Search {
    words: Vec<String>,
    in_lang: Option<Lang>,
    limit: usize,
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
        let folded = crate::text::fold(words);
        let words = folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { words, in_lang: None, limit: 20 }
    }

    /// Searches the side of this language only.
    #[must_use]
    pub fn in_lang(mut self, lang: Lang) -> Self {
        self.in_lang = Some(lang);
        self
    }

    /// Finds so many units at most.
    #[must_use]
    pub fn limit(mut self, units: usize) -> Self {
        self.limit = units;
        self
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
        for unit in self.units()? {
            let (id, unit) = unit?;
            let places = |lang: &Lang, text: &UnitText| {
                let is_asked = search.in_lang.as_ref().is_none_or(|asked| asked.same_language(lang));
                if is_asked { places(&search.words, text.plain()) } else { Vec::new() }
            };
            let source = places(unit.source_lang(), unit.source());
            let target = places(unit.target_lang(), unit.target());
            if !source.is_empty() || !target.is_empty() {
                found.push(Found { id, unit, source, target });
            }
        }
        found.reverse();
        found.truncate(search.limit);
        Ok(found)
    }
}

/// Returns where the words stand in a text, in order; empty if one of them does not.
fn places(words: &[String], text: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let original = |range| {
        let range = folded.original(range);
        let end = text[..range.end].trim_end().len();
        range.start..end.max(range.start)
    };
    let mut places = Vec::new();
    for word in words {
        let before = places.len();
        let found = folded.as_str().match_indices(word.as_str());
        let found = found.map(|(at, _)| at..at + word.len());
        places.extend(found.filter(|range| is_whole(folded.as_str(), range)).map(original));
        if places.len() == before {
            return Vec::new();
        }
    }
    places.sort_by_key(|range| range.start);
    places
}

fn is_whole(text: &str, range: &Range<usize>) -> bool {
    !text[..range.start].ends_with(char::is_alphanumeric)
        && !text[range.end..].starts_with(char::is_alphanumeric)
}
