//! [`Fragments`]: the options of a lookup of parts.

use std::time::Duration;

use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::memory::filter::Filter;
use crate::memory::lookup::Lookup;

/// The options of a lookup of parts: the languages, the most fragments, and others.
///
/// The value holds a lexicon, which takes a millisecond or two to make, so use one value for many texts.
///
/// ```
/// use mizan::memory::{FragmentKind, Fragments, Memory};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ARABIC, "الصمام الرئيسي", Lang::ENGLISH, "main valve"))?;
/// batch.commit()?;
///
/// let text = "أغلق الصمام الرئيسي قبل أن تغادر المحطة.";
/// let found = memory.fragments(text, &Fragments::new().in_lang(Lang::ARABIC))?;
/// assert_eq!((found[0].target(), found[0].kind()), (Some("main valve"), FragmentKind::Whole));
/// assert_eq!(&text[found[0].query()], "الصمام الرئيسي");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Fragments {
    // What sentences are looked up with; its limit is that of one sentence.
    pub(super) lookup: Lookup,
    pub(in crate::memory) limit: usize,
    pub(super) lexicon: Lexicon,
}

impl Default for Fragments {
    fn default() -> Self {
        Self::new()
    }
}

impl Fragments {
    /// Returns a lookup of at most twenty fragments on either side, in which the sentences of a paragraph are
    /// found from 70 percent on, and whose translations the built-in lexicon cuts out.
    #[must_use]
    pub fn new() -> Self {
        /// The most matches of one sentence of a paragraph. Chosen by hand.
        const OF_A_SENTENCE: usize = 2;
        let lookup = Lookup::new().limit(OF_A_SENTENCE);
        Self { lookup, limit: 20, lexicon: Lexicon::built_in() }
    }

    /// Searches the side of this language only. Without a language both sides are searched.
    #[must_use]
    pub fn in_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.lookup = self.lookup.in_lang(lang);
        self
    }

    /// Finds only units whose other side is in this language.
    #[must_use]
    pub fn to_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.lookup = self.lookup.to_lang(lang);
        self
    }

    /// Finds matches of at least this percent for the sentences of a paragraph; 70 by default.
    #[must_use]
    pub fn at_least(mut self, percent: u8) -> Self {
        self.lookup = self.lookup.at_least(percent);
        self
    }

    /// Finds at most this many fragments; twenty by default.
    #[must_use]
    pub fn limit(mut self, fragments: usize) -> Self {
        self.limit = fragments;
        self
    }

    /// Finds only units that pass a filter.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.lookup = self.lookup.only(filter);
        self
    }

    /// Bounds the time of the lookup, which then returns the fragments found so far.
    #[must_use]
    pub fn within(mut self, budget: impl Into<Option<Duration>>) -> Self {
        self.lookup = self.lookup.within(budget);
        self
    }

    /// Sets the lexicon by which translations are cut out; the built-in one by default.
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }
}
