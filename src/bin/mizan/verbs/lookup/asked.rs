//! What `mizan lookup` asks of a memory for each query, and the [`Answer`].

use mizan::memory::{Fragment, Fragments, Lookup, Match, Memory};
use mizan::{Context, Result};

/// What is asked for each query.
pub(super) struct Asked {
    pub(super) lookup: Lookup,
    /// Set if parts of the query are looked up too.
    pub(super) fragments: Option<Fragments>,
}

/// What was found for a query; `None` for what was not asked for.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) matches: Vec<Match>,
    pub(super) fragments: Option<Vec<Fragment>>,
}

impl Asked {
    /// Looks a query up, between neighbours if there are any. An empty query finds nothing.
    pub(super) fn find(&self, memory: &Memory, query: &str, context: Option<Context>) -> Result<Answer> {
        if query.trim().is_empty() {
            return Ok(Answer {
                matches: Vec::new(),
                fragments: self.fragments.as_ref().map(|_| Vec::new()),
            });
        }
        let matches = match context {
            Some(context) => memory.lookup(query, &self.lookup.clone().context(context))?,
            None => memory.lookup(query, &self.lookup)?,
        };
        let fragments = self.fragments.as_ref().map(|fragments| memory.fragments(query, fragments));
        Ok(Answer { matches, fragments: fragments.transpose()? })
    }
}

impl Answer {
    pub(super) fn is_empty(&self) -> bool {
        self.matches.is_empty() && self.fragments.as_ref().is_none_or(Vec::is_empty)
    }
}
