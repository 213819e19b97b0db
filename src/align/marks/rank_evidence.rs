//! [`RankEvidence`]: in a document that holds both languages, a translation stands beside its text.

use super::segment_mark::SegmentMark;
use crate::align::shape::BeadShape;

/// The ranks of the segments of both sides.
#[derive(Debug)]
pub(super) struct RankEvidence {
    source: Vec<usize>,
    target: Vec<usize>,
}

// The cost in nats of each rank between two segments beyond neighbouring ranks, and the most ranks that
// count. Chosen by hand.
const COST: f32 = 1.5;
const FARTHEST: usize = 4;

impl RankEvidence {
    /// Takes the ranks of both sides; `None` if a segment has none.
    pub(super) fn of(source: &[SegmentMark], target: &[SegmentMark]) -> Option<Self> {
        let ranks = |marks: &[SegmentMark]| marks.iter().map(|mark| mark.rank).collect::<Option<Vec<_>>>();
        Some(Self { source: ranks(source)?, target: ranks(target)? })
    }

    /// Returns the gain of a bead, in nats, which is never above 0.
    pub(super) fn gain(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        let ends = (i + usize::from(shape.source) - 1, j + usize::from(shape.target) - 1);
        -0.5 * COST * (self.distance(i, j) + self.distance(ends.0, ends.1)) as f32
    }

    fn distance(&self, i: usize, j: usize) -> usize {
        self.source[i].abs_diff(self.target[j]).saturating_sub(1).min(FARTHEST)
    }
}
