//! [`Assembly`]: the options of an assembled translation.

use std::time::Duration;

use crate::lexicon::Lexicon;
use crate::memory::filter::Filter;

/// The options of an assembled translation: how sure each exchange of words must be, and others.
///
/// The value holds a lexicon, which takes a millisecond or two to make, so use one value for many matches.
///
/// ```
/// use mizan::memory::{Assembly, Lookup, Memory};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// for (arabic, english) in [
///     ("أغلق الصمام الرئيسي قبل تشغيل المضخة.", "Close the main valve before starting the pump."),
///     ("صيانة المحرك", "maintenance of the engine"),
///     ("توقف المحرك", "The engine stopped"),
/// ] {
///     batch.insert(&Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english))?;
/// }
/// batch.commit()?;
///
/// let found = memory.lookup("أغلق الصمام الرئيسي قبل تشغيل المحرك.", &Lookup::new())?;
/// let assembled = memory.assembled(&found[0], &Assembly::new())?.unwrap();
/// assert_eq!(assembled.target(), "Close the main valve before starting the engine.");
/// assert_eq!(&assembled.target()[assembled.places()[0].clone()], "engine");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Assembly {
    pub(super) lexicon: Lexicon,
    pub(super) filter: Filter,
    pub(super) within: Option<Duration>,
    pub(super) at_least: f32,
}

impl Default for Assembly {
    fn default() -> Self {
        Self::new()
    }
}

impl Assembly {
    /// Returns an assembly that exchanges words where one unit has them and none disagrees, or two and one
    /// and so on.
    #[must_use]
    pub fn new() -> Self {
        /// The least sureness of an exchange. The least of .5 to .8 gains most on the sources that
        /// `benches/assembly.py` has to learn from.
        const SURE: f32 = 0.5;
        Self { lexicon: Lexicon::built_in(), filter: Filter::new(), within: None, at_least: SURE }
    }

    /// Exchanges words only where the exchange is at least this sure, from 0 to 1.
    #[must_use]
    pub fn at_least(mut self, sureness: f32) -> Self {
        self.at_least = sureness;
        self
    }

    /// Takes words only from units that pass a filter.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Bounds the time, after which only the words found so far are exchanged.
    #[must_use]
    pub fn within(mut self, budget: impl Into<Option<Duration>>) -> Self {
        self.within = budget.into();
        self
    }

    /// Sets the lexicon by which words are linked; the built-in one by default.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }
}
