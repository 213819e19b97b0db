//! [`Row`]: a bead as a person reviews it.

use serde::{Deserialize, Serialize};

/// A bead as a person reviews it: the next passages of each column, and what was decided about them.
///
/// A row counts its passages and does not number them, so that the rows cover both columns once and in order,
/// whatever is done to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Row {
    /// The number of source passages.
    pub source: usize,
    /// The number of target passages.
    pub target: usize,
    /// The aligner's confidence, 0 to 1.
    pub confidence: f64,
    /// What a person has decided.
    #[serde(default, skip_serializing_if = "Decision::is_open")]
    pub decision: Decision,
    /// The number of the entry of the log by which a person decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<i64>,
    /// The note of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A number that two rows share of which one translates the other, at another place of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<usize>,
}

/// What a person has decided about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Decision {
    /// Nothing yet.
    #[default]
    Open,
    /// The row is right.
    Confirmed,
    /// The row is to be left out.
    Excluded,
}

impl Row {
    /// Returns a row of this many passages, about which nothing is decided.
    #[must_use]
    pub fn new(source: usize, target: usize, confidence: f64) -> Self {
        let decision = Decision::Open;
        Self { source, target, confidence, decision, entry: None, note: None, moved: None }
    }

    /// Returns true if a column has no passage.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.source == 0 || self.target == 0
    }

    /// Returns false for what no action can have made: a row without passages, a confidence that is none, or
    /// a number of moved rows that no text has.
    pub(super) fn is_sound(&self) -> bool {
        let is_number = |moved: usize| u32::try_from(moved).is_ok();
        self.counts() != [0, 0] && (0.0..=1.0).contains(&self.confidence) && self.moved.is_none_or(is_number)
    }

    pub(in crate::review) fn is_open(&self) -> bool {
        self.decision.is_open()
    }

    pub(in crate::review) fn counts(&self) -> [usize; 2] {
        [self.source, self.target]
    }

    /// Returns the note of the row with another one behind it, unless it says the same.
    pub(in crate::review) fn note_and(&self, other: Option<&str>) -> Option<String> {
        match (self.note.as_deref(), other) {
            (Some(own), Some(other)) if own != other => Some(format!("{own}\n{other}")),
            (own, other) => own.or(other).map(str::to_owned),
        }
    }

    /// Returns the row with other passages, settled by a person if both columns have some.
    pub(in crate::review) fn settled(&self, [source, target]: [usize; 2], entry: i64) -> Self {
        let is_whole = source > 0 && target > 0;
        let decision = if is_whole { Decision::Confirmed } else { Decision::Open };
        let confidence = if is_whole { 1.0 } else { 0.0 };
        let entry = is_whole.then_some(entry);
        Self { source, target, confidence, decision, entry, note: self.note.clone(), moved: None }
    }
}

impl Decision {
    fn is_open(&self) -> bool {
        *self == Self::Open
    }
}
