//! Confidences that were checked against a person's beads: [`Judged`].

use std::collections::HashSet;

use crate::align::Bead;

/// The confidence of a found bead, and whether the bead is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    confidence: f64,
    right: bool,
}

impl Judged {
    /// Returns a bead of this confidence, 0 to 1, that is right or wrong.
    #[must_use]
    pub fn new(confidence: f64, right: bool) -> Self {
        Self { confidence, right }
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
    found.iter().map(|bead| Judged::new(bead.confidence(), is_right(bead))).collect()
}
