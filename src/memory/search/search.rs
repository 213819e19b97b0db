//! The concordance: a [`Search`] holds the words wanted.
//! [`Memory::search`](crate::memory::Memory::search) returns the units that have them.

use std::ops::Range;
use std::time::Duration;

use crate::lang::Lang;
use crate::memory::filter::Filter;
use crate::memory::index::Stretch;
use crate::memory::unit_id::UnitId;
use crate::unit::{Unit, UnitText};

use super::found::FoundUnit;
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
    pub(super) order: Order,
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
        let mut first = self.ordered(order);
        for unit in units {
            first.take(unit);
        }
        first.finish()
    }

    /// Returns a list of as many units as are wanted, in this order.
    pub(super) fn ordered(&self, order: Order) -> Ordered<'_> {
        Ordered::new(order, self.limit, self.groups.0.iter().flatten())
    }

    /// Returns true if no word is wanted.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.0.is_empty()
    }

    pub(super) fn is_asked(&self, lang: &Lang) -> bool {
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

impl Search {
    /// Returns the terms, with all forms of their words if these are asked for.
    fn widest(&self) -> &[Vec<SearchTerm>] {
        &self.with_forms.as_ref().unwrap_or(&self.groups).0
    }

    /// Returns the stretches of letters that one text of a found unit must have: those of the first group of
    /// terms.
    pub(super) fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.terms().flat_map(SearchTerm::stretches)
    }

    /// Returns the first group of terms.
    pub(super) fn terms(&self) -> impl Iterator<Item = &SearchTerm> {
        self.widest().first().into_iter().flatten()
    }

    /// Returns what such a text has at the gaps between the words of these terms and around them.
    pub(super) fn gaps(&self) -> impl Iterator<Item = &Stretch> {
        self.terms().flat_map(SearchTerm::gaps)
    }

    pub(super) fn is_indexed(&self) -> bool {
        self.stretches().chain(self.gaps()).any(Stretch::is_indexed)
    }

    /// Returns true if a text may have the terms of the first group.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        self.widest().first().is_some_and(|terms| term::may_be_in(terms, text))
    }

    pub(super) fn find(&self, id: i64, unit: Unit) -> Option<FoundUnit> {
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
