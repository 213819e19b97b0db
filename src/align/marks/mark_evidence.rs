//! [`MarkEvidence`]: what the marks of segments say about a bead.

use super::kind_evidence::KindEvidence;
use super::rank_evidence::RankEvidence;
use super::segment_mark::SegmentMark;
use super::time_evidence::TimeEvidence;
use crate::align::shape::BeadShape;

/// The evidence of marks. None of it is a wall: words can outweigh each.
#[derive(Debug)]
pub(crate) struct MarkEvidence {
    kinds: Option<KindEvidence>,
    ranks: Option<RankEvidence>,
    times: Option<TimeEvidence>,
}

impl MarkEvidence {
    /// Takes the marks of both sides, one for each segment; `None` if they say nothing.
    pub(crate) fn of(source: &[SegmentMark], target: &[SegmentMark]) -> Option<Self> {
        if source.is_empty() || target.is_empty() {
            return None;
        }
        let kinds = KindEvidence::of(source, target);
        let ranks = RankEvidence::of(source, target);
        let times = TimeEvidence::of(source, target);
        let says = kinds.is_some() || ranks.is_some() || times.is_some();
        says.then_some(Self { kinds, ranks, times })
    }

    /// Returns the gain of a bead with text on both sides that begins at a place, in nats.
    pub(crate) fn gain(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        self.kinds.as_ref().map_or(0.0, |kinds| kinds.gain(i, j, shape))
            + self.ranks.as_ref().map_or(0.0, |ranks| ranks.gain(i, j, shape))
            + self.times.as_ref().map_or(0.0, |times| times.gain(i, j, shape))
    }

    /// Returns the gain of a source segment without a counterpart, in nats.
    pub(crate) fn source_alone(&self, segment: usize) -> f32 {
        self.times.as_ref().map_or(0.0, |times| times.source_alone(segment))
    }

    /// Returns the gain of a target segment without a counterpart, in nats.
    pub(crate) fn target_alone(&self, segment: usize) -> f32 {
        self.times.as_ref().map_or(0.0, |times| times.target_alone(segment))
    }

    /// Returns pairs of segments that most likely translate each other, by their times.
    pub(crate) fn ties(&self) -> Vec<(u32, u32)> {
        self.times.as_ref().map(TimeEvidence::together).unwrap_or_default()
    }
}
