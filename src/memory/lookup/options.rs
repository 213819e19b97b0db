//! What a lookup asks for: [`Lookup`].

use std::time::Duration;

use crate::lang::Lang;
use crate::memory::filter::Filter;
use crate::memory::index::slack;
use crate::similarity::Plain;
use crate::unit::Context;

use super::penalty::Reason;
use super::rank::Rank;

/// What a lookup asks for: from which language, how alike, how many.
///
/// ```
/// use mizan::Lang;
/// use mizan::memory::Lookup;
///
/// let lookup = Lookup::new().in_lang(Lang::ARABIC).at_least(75).limit(3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    pub(super) in_lang: Option<Lang>,
    pub(super) to_lang: Option<Lang>,
    pub(super) at_least: u8,
    pub(super) limit: usize,
    pub(super) rank: Rank,
    pub(super) exact: bool,
    pub(super) markup: bool,
    pub(super) context: Context,
    pub(super) filter: Filter,
    pub(super) within: Option<Duration>,
    pub(super) aligned: u8,
    pub(super) machine: u8,
    pub(super) region: u8,
}

// How many percent a text may gain over its plain percent by clitics and endings: so many, and so many more for a text
// of one char. Of a thousand best matches of a million units none gained more.
const HIDDEN: u8 = 6;
const HIDDEN_OF_ONE: usize = 150;

fn hidden(chars: usize) -> u8 {
    HIDDEN + (HIDDEN_OF_ONE / chars.max(1)).min(20) as u8
}

impl Default for Lookup {
    fn default() -> Self {
        Self::new()
    }
}

impl Lookup {
    /// Returns a lookup from any language, of 70 percent or more, for the five best.
    #[must_use]
    pub fn new() -> Self {
        Self {
            in_lang: None,
            to_lang: None,
            at_least: 70,
            limit: 5,
            rank: Rank::default(),
            exact: false,
            markup: false,
            context: Context::default(),
            filter: Filter::new(),
            within: None,
            aligned: 1,
            machine: 1,
            region: 1,
        }
    }

    /// Searches the side of this language only; a unit of another region of the language pays a penalty. Without a
    /// language both sides are searched.
    ///
    /// ```
    /// use mizan::memory::{Lookup, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// assert_eq!(memory.lookup("Valve", &Lookup::new())?.len(), 1);
    /// assert_eq!(memory.lookup("Valve", &Lookup::new().in_lang(Lang::ARABIC))?.len(), 0);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn in_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.in_lang = lang.into();
        self
    }

    /// Finds units whose other side is of this language only.
    ///
    /// ```
    /// use mizan::memory::{Lookup, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", "fr".parse()?, "Vanne"))?;
    /// batch.commit()?;
    /// let matches = memory.lookup("Valve", &Lookup::new().to_lang(Lang::ARABIC))?;
    /// assert_eq!((matches.len(), matches[0].unit().target().plain()), (1, "صمام"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn to_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.to_lang = lang.into();
        self
    }

    /// Finds matches of so many percent or more.
    #[must_use]
    pub fn at_least(mut self, percent: u8) -> Self {
        self.at_least = percent;
        self
    }

    /// Finds so many matches at most.
    #[must_use]
    pub fn limit(mut self, matches: usize) -> Self {
        self.limit = matches;
        self
    }

    /// Ranks and cuts off by another percent.
    #[must_use]
    pub fn rank(mut self, rank: Rank) -> Self {
        self.rank = rank;
        self
    }

    /// Tells the neighbours of the query in its document, so that a match in the same place is known as such.
    #[must_use]
    pub fn context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Finds units that pass a filter only.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Takes no longer than about so long, and returns the best found by then.
    #[must_use]
    pub fn within(mut self, budget: impl Into<Option<Duration>>) -> Self {
        self.within = budget.into();
        self
    }

    /// Holds the query against every unit, not only against those that the index finds likely. Takes a second and more
    /// for a million units.
    #[must_use]
    pub fn exact(mut self, yes: bool) -> Self {
        self.exact = yes;
        self
    }

    /// Looks a plain text with markup in it ([`UnitText::from_markup`](crate::UnitText::from_markup)) up twice, as text and with inline codes: memories
    /// made of plain files have markup as text, those of other tools as codes. The better match of a unit counts.
    #[must_use]
    pub fn markup(mut self, yes: bool) -> Self {
        self.markup = yes;
        self
    }

    /// Sets how many percent a penalty takes; 1 if not set.
    #[must_use]
    pub fn penalty(mut self, reason: Reason, points: u8) -> Self {
        match reason {
            Reason::Aligned => self.aligned = points,
            Reason::Machine => self.machine = points,
            Reason::Region => self.region = points,
        }
        self
    }

    /// Returns the least guess, in thousandths, of a text that is worth reading for a query of so many chars.
    pub(super) fn least_guess(&self, chars: usize) -> u16 {
        (u16::from(self.at_least) * 10).saturating_sub(slack(chars))
    }

    /// Returns the most percent that a text may have, before penalties, by its plain percent.
    pub(super) fn most_percent(&self, plain: Plain, chars: usize) -> u8 {
        match self.rank {
            Rank::Percent => plain.percent() + hidden(chars),
            Rank::Plain => plain.percent(),
        }
    }

    /// Returns the least plain percent of a text that is worth comparing with a query of so many chars.
    pub(super) fn least_plain(&self, chars: usize) -> u8 {
        match self.rank {
            Rank::Percent => self.at_least.saturating_sub(hidden(chars)),
            Rank::Plain => self.at_least,
        }
    }
}
