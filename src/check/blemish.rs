//! [`Blemish`]: what is wrong with one text, whatever the other says.

use std::ops::Range;

use super::finding::Finding;
use super::rule::Rule;
use super::severity::Severity;
use super::sides::{Side, Sides};

/// What is wrong with one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blemish {
    /// The place in the shown text.
    pub(super) range: Range<usize>,
    /// What is wrong, in a few words.
    pub(super) message: &'static str,
}

impl Blemish {
    pub(super) fn new(range: Range<usize>, message: &'static str) -> Self {
        Self { range, message }
    }
}

/// Returns the findings of a rule that looks at one text. What both texts have is no fault of the
/// translation. What only the source text has is a note.
pub(super) fn findings(
    sides: &Sides<'_>,
    rule: Rule,
    blemishes: fn(&Side<'_>) -> Vec<Blemish>,
) -> Vec<Finding> {
    let is_in = |others: &[Blemish], own: &Blemish| others.iter().any(|other| other.message == own.message);
    let (mut source, target) = (blemishes(&sides.source), blemishes(&sides.target));
    // How a source text writes capitals and digits is the choice of its author.
    if matches!(rule, Rule::Capitals | Rule::Digits) {
        source.retain(|own| is_in(&target, own));
    }
    let of_source = source.iter().filter(|own| !is_in(&target, own)).map(|own| {
        let place = sides.source.place(&own.range);
        let severity = rule.severity().min(Severity::Note);
        Finding::new(rule).saying(own.message).severity(severity).at(vec![place], Vec::new())
    });
    // A word of another language is quoted in both texts.
    let is_quoted = |own: &&Blemish| {
        rule == Rule::Script && sides.source.shown().contains(&sides.target.shown()[own.range.clone()])
    };
    let of_target = target.iter().filter(|own| !is_in(&source, own) && !is_quoted(own)).map(|own| {
        let place = sides.target.place(&own.range);
        Finding::new(rule).saying(own.message).at(Vec::new(), vec![place])
    });
    joined(of_target.chain(of_source))
}

// Joins the places of the same message.
fn joined(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    for finding in findings {
        let same = |known: &&mut Finding| {
            known.message == finding.message && known.source.is_empty() == finding.source.is_empty()
        };
        match all.iter_mut().find(same) {
            Some(known) => {
                known.source.extend(finding.source);
                known.target.extend(finding.target);
            }
            None => all.push(finding),
        }
    }
    all
}
