//! Confidences that were checked against a person's beads: [`Judged`].

use std::collections::HashSet;

use crate::align::Bead;

/// The confidence of a found bead, and whether the bead is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    confidence: f64,
    segments: usize,
    right: bool,
}

impl Judged {
    /// Returns a bead of one segment against one, of this confidence, 0 to 1, that is right or wrong.
    #[must_use]
    pub fn new(confidence: f64, right: bool) -> Self {
        Self { confidence, segments: 2, right }
    }

    /// Returns the bead with this number of segments, both sides together.
    #[must_use]
    pub fn with_segments(self, segments: usize) -> Self {
        Self { segments, ..self }
    }

    /// Returns the bead with this confidence, 0 to 1.
    #[must_use]
    pub fn with_confidence(self, confidence: f64) -> Self {
        Self { confidence, ..self }
    }

    /// Returns the number of segments of the bead, both sides together.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.segments
    }

    /// Returns the confidence, 0 to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.confidence
    }

    /// Returns true if a person has exactly this bead.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.right
    }
}

/// Returns the confidence of each found bead with whether a person has exactly that bead.
#[must_use]
pub fn judge(gold: &[Bead], found: &[Bead]) -> Vec<Judged> {
    let gold: HashSet<_> = gold.iter().map(|bead| (bead.source(), bead.target())).collect();
    let is_right = |bead: &Bead| gold.contains(&(bead.source(), bead.target()));
    let judged = |bead: &Bead| {
        Judged::new(bead.confidence(), is_right(bead))
            .with_segments(bead.source().len() + bead.target().len())
    };
    found.iter().map(judged).collect()
}
