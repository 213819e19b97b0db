//! What a check found: [`Finding`].

use std::ops::Range;

use super::rule::Rule;

/// A flaw of a unit that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that the unit breaks.
    pub rule: Rule,
    /// The places of the flaw in the plain source text, in bytes; empty if it concerns the unit as a whole.
    pub source: Vec<Range<usize>>,
    /// The places of the flaw in the plain target text, in bytes.
    pub target: Vec<Range<usize>>,
}

impl Finding {
    pub(crate) fn new(rule: Rule) -> Self {
        Self { rule, source: Vec::new(), target: Vec::new() }
    }
}
