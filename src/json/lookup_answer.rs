//! What a lookup answers beside the matches: [`LookupAnswer`].

use serde::Serialize;

use super::fragment::PlacedFragment;
use super::matches::PlacedMatch;
use super::offsets::Offsets;
use super::term::PlacedTerm;
use crate::memory::{Assembled, FoundTerm, Fragment, Match};

/// The answer to a query, as `mizan lookup --json` prints it if parts of the text or terms are looked up
/// too. A kind that was not asked for has no key.
///
/// ```
/// use mizan::json::{LookupAnswer, Offsets};
/// use mizan::memory::{Fragments, Memory};
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ENGLISH, "main valve", Lang::ARABIC, "الصمام الرئيسي"))?;
/// batch.commit()?;
/// let text = "The main valve leaks";
/// let found = memory.fragments(text, &Fragments::new())?;
/// let answer = LookupAnswer::new(text, Offsets::Chars).fragments(&found);
/// let json = serde_json::to_value(answer).unwrap();
/// assert_eq!(json["fragments"][0]["query"], serde_json::json!([4, 14]));
/// assert_eq!(json["matches"], serde_json::json!([]));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct LookupAnswer<'a> {
    matches: Vec<PlacedMatch<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fragments: Option<Vec<PlacedFragment<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<Vec<PlacedTerm<'a>>>,
    #[serde(skip)]
    text: &'a str,
    #[serde(skip)]
    offsets: Offsets,
}

impl<'a> LookupAnswer<'a> {
    /// Returns the answer to a text that has no match; places are counted in a unit.
    #[must_use]
    pub fn new(text: &'a str, offsets: Offsets) -> Self {
        Self { matches: Vec::new(), fragments: None, terms: None, text, offsets }
    }

    /// Adds matches.
    #[must_use]
    pub fn matches(mut self, found: &'a [Match]) -> Self {
        self.matches = found.iter().map(|one| PlacedMatch::new(one, self.offsets)).collect();
        self
    }

    /// Adds the translation that was assembled from the first match.
    #[must_use]
    pub fn assembled(mut self, assembled: &'a Assembled) -> Self {
        let first = (!self.matches.is_empty()).then(|| self.matches.remove(0));
        self.matches.splice(0..0, first.map(|first| first.repaired(assembled, self.offsets)));
        self
    }

    /// Adds fragments of the text.
    #[must_use]
    pub fn fragments(mut self, found: &'a [Fragment]) -> Self {
        let placed = |one| PlacedFragment::new(one, self.text, self.offsets);
        self.fragments = Some(found.iter().map(placed).collect());
        self
    }

    /// Adds terms that occur in the text.
    #[must_use]
    pub fn terms(mut self, found: &'a [FoundTerm]) -> Self {
        let placed = |one| PlacedTerm::new(one, self.text, self.offsets);
        self.terms = Some(found.iter().map(placed).collect());
        self
    }
}
