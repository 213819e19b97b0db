//! What `mizan lookup` asks of a memory for each query, and the [`Answer`].

use mizan::memory::{Assembled, Assembly, FoundTerm, Fragment, Fragments, Lookup, Match, Memories, TermList};
use mizan::{Context, Lang, Result};

/// What is asked for each query.
pub(super) struct Asked {
    pub(super) lookup: Lookup,
    /// Set if parts of the query are looked up too.
    pub(super) fragments: Option<Fragments>,
    /// Set if a translation is assembled from the first match.
    pub(super) assembly: Option<Assembly>,
    /// Set if the terms of the query are looked up too.
    pub(super) terms: Option<TermList>,
    /// The language of the queries; judged by their script if it is not set.
    pub(super) lang: Option<Lang>,
}

/// What was found for a query; `None` for what was not asked for.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) matches: Vec<Match>,
    /// The translation assembled from the first match and other units.
    pub(super) assembled: Option<Assembled>,
    pub(super) fragments: Option<Vec<Fragment>>,
    pub(super) terms: Option<Vec<FoundTerm>>,
}

impl Asked {
    /// Looks a query up, between neighbours if there are any. An empty query finds nothing.
    pub(super) fn find(&self, memories: &Memories, query: &str, context: Option<Context>) -> Result<Answer> {
        let matches = match context {
            _ if query.trim().is_empty() => Vec::new(),
            Some(context) => memories.lookup(query, &self.lookup.clone().context(context))?,
            None => memories.lookup(query, &self.lookup)?,
        };
        let assembled = match (matches.first(), &self.assembly) {
            (Some(first), Some(assembly)) => memories.assembled(first, assembly)?,
            _ => None,
        };
        let fragments = self.fragments.as_ref().map(|fragments| memories.fragments(query, fragments));
        let terms = self.terms.as_ref().map(|terms| terms.find(query, &self.lang_of(query)));
        Ok(Answer { matches, assembled, fragments: fragments.transpose()?, terms })
    }

    fn lang_of(&self, query: &str) -> Lang {
        self.lang.clone().or_else(|| Lang::detect(query)).unwrap_or(Lang::UNDETERMINED)
    }
}

impl Answer {
    pub(super) fn is_empty(&self) -> bool {
        self.matches.is_empty()
            && self.fragments.as_ref().is_none_or(Vec::is_empty)
            && self.terms.as_ref().is_none_or(Vec::is_empty)
    }
}
