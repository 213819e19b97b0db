//! A bead that may be right, while the aligner still weighs it.

use super::shape::Shape;

/// A bead that may be right: where it begins, what it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) shape: Shape,
    /// Higher is better, in nats.
    pub(super) score: f32,
    /// The probability that it is right.
    pub(super) posterior: f32,
}

impl Candidate {
    /// Returns true if it is the same bead.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.source, self.target, self.shape) == (other.source, other.target, other.shape)
    }

    /// Returns true if it ends at a place or before it on both sides.
    pub(super) fn ends_by(&self, (source, target): (usize, usize)) -> bool {
        self.source as usize + usize::from(self.shape.source) <= source
            && self.target as usize + usize::from(self.shape.target) <= target
    }
}
