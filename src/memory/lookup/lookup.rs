//! [`Lookup`]: the options of a lookup, such as the languages, the least percent and the most matches.

use std::time::Duration;

use crate::lang::Lang;
use crate::memory::filter::Filter;
use crate::memory::index::slack;
use crate::similarity::Plain;
use crate::unit::{Context, Timestamp};

use super::penalties::Penalties;
use super::penalty::Reason;
use super::rank::Rank;

/// The options of a lookup: the languages, the least percent, the most matches, and others.
///
/// ```
/// use mizan::Lang;
/// use mizan::memory::Lookup;
///
/// let lookup = Lookup::new().in_lang(Lang::ARABIC).at_least(75).limit(3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    pub(in crate::memory) in_lang: Option<Lang>,
    pub(in crate::memory) to_lang: Option<Lang>,
    pub(super) at_least: u8,
    pub(super) limit: usize,
    pub(super) rank: Rank,
    pub(super) exact: bool,
    pub(super) markup: bool,
    pub(super) context: Context,
    pub(in crate::memory) filter: Filter,
    pub(in crate::memory) within: Option<Duration>,
    pub(super) penalties: Penalties,
}

/// The most percent by which clitics and endings lift a match above its plain percent: `HIDDEN +
/// HIDDEN_OF_ONE / chars`, the second term at most 20. None of the thousand best matches of a million units
/// gained more.
const HIDDEN: u8 = 6;
const HIDDEN_OF_ONE: usize = 150;

/// Upper bound on the plain percent that a lookup demands of candidates. Another spelling of the same words
/// (the printed Quran) may differ in 30 percent of its letters. Chosen by hand.
const MOST_PLAIN: u8 = 70;

fn hidden(chars: usize) -> u8 {
    HIDDEN + (HIDDEN_OF_ONE / chars.max(1)).min(20) as u8
}

impl Default for Lookup {
    fn default() -> Self {
        Self::new()
    }
}

impl Lookup {
    /// Returns a lookup on either side for the five best matches of 70 percent or more.
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
            penalties: Penalties::default(),
        }
    }

    /// Searches the side of this language only; a unit of another region of the language pays a penalty.
    /// Without a language both sides are searched.
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

    /// Finds only units whose other side is in this language.
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

    /// Finds matches of at least this percent; 70 by default.
    ///
    /// ```
    /// # use mizan::memory::{Lookup, Memory};
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Close the main valve.", Lang::ARABIC, "أغلق الصمام الرئيسي."))?;
    /// # batch.commit()?;
    /// assert_eq!(memory.lookup("Open the valve.", &Lookup::new())?.len(), 0);
    /// assert_eq!(memory.lookup("Open the valve.", &Lookup::new().at_least(40))?.len(), 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn at_least(mut self, percent: u8) -> Self {
        self.at_least = percent;
        self
    }

    /// Finds at most `matches` matches; five by default.
    #[must_use]
    pub fn limit(mut self, matches: usize) -> Self {
        self.limit = matches;
        self
    }

    /// Returns how many matches are asked for.
    #[cfg(feature = "formats")]
    pub(crate) fn most(&self) -> usize {
        self.limit
    }

    /// Sets the percent by which matches are ranked and cut off.
    #[must_use]
    pub fn rank(mut self, rank: Rank) -> Self {
        self.rank = rank;
        self
    }

    /// Sets the neighbours of the text in its document, so that a unit of the same text between the same
    /// neighbours ranks first.
    ///
    /// ```
    /// # use mizan::memory::{Lookup, Memory};
    /// # use mizan::{Context, Lang, Unit};
    /// use mizan::similarity::Class;
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// let after_close = Context::new("Close it?".to_owned(), None);
    /// let yes = Unit::new(Lang::ENGLISH, "Yes.", Lang::ARABIC, "نعم.").with_context(after_close.clone());
    /// batch.insert(&yes)?;
    /// # batch.commit()?;
    /// let matches = memory.lookup("Yes.", &Lookup::new().context(after_close))?;
    /// assert_eq!(matches[0].class(), Class::Context);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Finds only units that pass a filter.
    ///
    /// ```
    /// # use mizan::memory::{Filter, Lookup, Memory};
    /// # use mizan::{Lang, Status, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام").with_status(Status::Machine))?;
    /// # batch.commit()?;
    /// let reviewed = Lookup::new().only(Filter::new().status_from(Status::Reviewed));
    /// assert!(memory.lookup("Valve", &reviewed)?.is_empty());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Bounds the time of the lookup, which then returns the best matches found so far. Without a bound it
    /// reads all likely units.
    #[must_use]
    pub fn within(mut self, budget: impl Into<Option<Duration>>) -> Self {
        self.within = budget.into();
        self
    }

    /// Compares the text with every unit, not only with those that the index offers. Takes a second and more
    /// for a million units.
    #[must_use]
    pub fn exact(mut self, yes: bool) -> Self {
        self.exact = yes;
        self
    }

    /// Looks up a text with markup twice: as plain text and with inline codes, as
    /// [`UnitText::from_markup`](crate::UnitText::from_markup) reads them. Memories made from plain files
    /// have markup as text, those of other tools have codes. The better match of a unit counts.
    ///
    /// ```
    /// # use mizan::memory::{Lookup, Memory};
    /// # use mizan::{Lang, Unit, UnitText};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// let source = UnitText::from_markup("<b>Close</b> the valve.");
    /// batch.insert(&Unit::new(Lang::ENGLISH, source, Lang::ARABIC, "أغلق الصمام."))?;
    /// # batch.commit()?;
    /// let percent = |lookup: Lookup| -> mizan::Result<Option<u8>> {
    ///     Ok(memory.lookup("<b>Close</b> the valve.", &lookup)?.first().map(|found| found.percent()))
    /// };
    /// assert_eq!(percent(Lookup::new().markup(true))?, Some(100));
    /// assert!(percent(Lookup::new())? < Some(100));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn markup(mut self, yes: bool) -> Self {
        self.markup = yes;
        self
    }

    /// Sets the points that a match loses for a reason. By default it loses one if it was aligned, is of a
    /// machine or of another region, and none for its memory, subject field and age.
    ///
    /// ```
    /// # use mizan::memory::{Lookup, Memory, Reason};
    /// # use mizan::{Lang, Status, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام").with_status(Status::Machine))?;
    /// # batch.commit()?;
    /// let matches = memory.lookup("Valve", &Lookup::new().penalty(Reason::Machine, 10))?;
    /// assert_eq!(matches[0].percent(), 90);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn penalty(mut self, reason: Reason, points: u8) -> Self {
        self.penalties.set(reason, points);
        self
    }

    /// Names the subject field that is asked for. Units of other fields lose the points of
    /// [`Reason::Domain`].
    ///
    /// ```
    /// # use mizan::memory::{Lookup, Memory, Reason};
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// # batch.commit()?;
    /// let lookup = Lookup::new().in_domain("pumps".to_owned()).penalty(Reason::Domain, 3);
    /// assert_eq!(memory.lookup("Valve", &lookup)?[0].percent(), 97);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn in_domain(mut self, domain: impl Into<Option<String>>) -> Self {
        self.penalties.domain = domain.into();
        self
    }

    /// Names the moment before which a unit is old. Units that were last changed before it lose the points of
    /// [`Reason::Age`]; those whose dates are not known lose nothing.
    ///
    /// ```
    /// # use mizan::memory::{Lookup, Memory, Reason};
    /// # use mizan::{Lang, Timestamp, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// let mut unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام");
    /// unit.origin_mut().changed = Some(Timestamp::from_unix(1_000_000_000));
    /// batch.insert(&unit)?;
    /// # batch.commit()?;
    /// let lookup = Lookup::new().old_before(Timestamp::from_unix(1_500_000_000)).penalty(Reason::Age, 2);
    /// assert_eq!(memory.lookup("Valve", &lookup)?[0].percent(), 98);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn old_before(mut self, moment: impl Into<Option<Timestamp>>) -> Self {
        self.penalties.before = moment.into();
        self
    }

    /// Returns the least guess, in thousandths, of a text that is worth reading for a query of `chars` chars.
    pub(super) fn least_guess(&self, chars: usize) -> u16 {
        (u16::from(self.at_least) * 10).saturating_sub(slack(chars))
    }

    /// Returns the highest percent, before penalties, that a text of this plain percent may have.
    pub(super) fn most_percent(&self, plain: Plain, chars: usize) -> u8 {
        match self.rank {
            Rank::Percent => plain.percent() + hidden(chars),
            Rank::Plain => plain.percent(),
        }
    }

    /// Returns the least plain percent of a text that is worth comparing with a query of `chars` chars.
    pub(super) fn least_plain(&self, chars: usize) -> u8 {
        match self.rank {
            Rank::Percent => self.at_least.saturating_sub(hidden(chars)).min(MOST_PLAIN),
            Rank::Plain => self.at_least,
        }
    }
}
