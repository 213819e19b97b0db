//! What a check found: [`Finding`].

use std::borrow::Cow;
use std::ops::Range;

use super::rule::Rule;
use super::severity::Severity;

/// A flaw of a unit that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that the unit breaks.
    pub rule: Rule,
    /// How much the flaw matters.
    pub severity: Severity,
    /// What is wrong, in a few words for a person who has the texts before them.
    pub message: Cow<'static, str>,
    /// The places of the flaw in the plain source text, in bytes; empty if it concerns the unit as a whole.
    pub source: Vec<Range<usize>>,
    /// The places of the flaw in the plain target text, in bytes.
    pub target: Vec<Range<usize>>,
}

impl Finding {
    /// Returns a finding about a unit as a whole, with the severity and the words of its rule.
    pub(crate) fn new(rule: Rule) -> Self {
        let message = Cow::Borrowed(rule.description());
        Self { rule, severity: rule.severity(), message, source: Vec::new(), target: Vec::new() }
    }

    pub(crate) fn saying(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), ..self }
    }

    pub(super) fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    pub(super) fn at(self, source: Vec<Range<usize>>, target: Vec<Range<usize>>) -> Self {
        Self { source, target, ..self }
    }
}
