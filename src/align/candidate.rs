//! The beads under consideration: [`BeadCandidate`], and [`Candidates`] for all of a text.

use super::shape::BeadShape;

/// A bead that may be right: where it begins on each side, its shape, and what is known about it so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct BeadCandidate {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) shape: BeadShape,
    /// In nats; higher is better.
    pub(super) score: f32,
    /// The probability that the bead is right.
    pub(super) posterior: f32,
}

impl BeadCandidate {
    /// Returns true if both are the same bead, whatever their scores.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.source, self.target, self.shape) == (other.source, other.target, other.shape)
    }

    /// Returns true if the bead ends at or before a place on both sides.
    pub(super) fn ends_by(&self, (source, target): (usize, usize)) -> bool {
        self.source as usize + usize::from(self.shape.source) <= source
            && self.target as usize + usize::from(self.shape.target) <= target
    }
}

/// The candidates of a text.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// In the order in which they begin.
    pub(super) list: Vec<BeadCandidate>,
    /// The source places where most candidates were dropped for want of memory, rising, each with the share
    /// of the probability that is left.
    pub(super) kept: Vec<(u32, f32)>,
}

impl Candidates {
    /// Lowers the posteriors of beads that begin where most candidates were dropped.
    pub(super) fn temper(&self, path: &mut [BeadCandidate]) {
        for bead in path {
            if let Ok(at) = self.kept.binary_search_by_key(&bead.source, |(source, _)| *source) {
                bead.posterior *= self.kept[at].1;
            }
        }
    }
}
