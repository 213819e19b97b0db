//! [`TimeEvidence`]: a subtitle and its translation are shown at the same time.

use super::segment_mark::{SegmentMark, ShownTime};
use super::time_map::TimeMap;
use crate::align::shape::BeadShape;

/// When the segments of both sides are shown, in seconds of the target.
#[derive(Debug)]
pub(super) struct TimeEvidence {
    source: Vec<Seconds>,
    target: Vec<Seconds>,
    /// For each segment, the share of its time during which a segment of the other side is shown.
    source_shared: Vec<f32>,
    target_shared: Vec<f32>,
}

/// When a segment is shown, in seconds.
#[derive(Clone, Copy, Debug)]
struct Seconds {
    from: f64,
    to: f64,
}

// The gain in nats of a bead whose sides are shown at exactly the same time; the cost of one whose sides
// touch. Chosen by hand.
const SAME: f32 = 4.0;
// The gain in nats of a segment left alone while nothing is shown on the other side, and what is taken from
// that gain if something is shown all the time. Chosen by hand.
const ALONE: f32 = 1.5;
const SHARED: f32 = 12.0;
// The time in seconds between two segments that costs as much again, and the most that counts.
const APART: f64 = 5.0;
const FARTHEST: f64 = 2.0;

impl TimeEvidence {
    /// Takes the times of both sides; `None` if a segment has none, or if the files do not run side by side.
    pub(super) fn of(source: &[SegmentMark], target: &[SegmentMark]) -> Option<Self> {
        let times = |marks: &[SegmentMark]| marks.iter().map(|mark| mark.shown).collect::<Option<Vec<_>>>();
        let (source, target) = (times(source)?, times(target)?);
        let starts =
            |times: &[ShownTime]| times.iter().map(|time| time.from.as_secs_f64()).collect::<Vec<_>>();
        let map = TimeMap::estimate(&starts(&source), &starts(&target))?;
        let in_target = |time: &ShownTime| Seconds {
            from: map.of(time.from.as_secs_f64()),
            to: map.of(time.to.as_secs_f64()),
        };
        let as_is = |time: &ShownTime| Seconds { from: time.from.as_secs_f64(), to: time.to.as_secs_f64() };
        let source: Vec<Seconds> = source.iter().map(in_target).collect();
        let target: Vec<Seconds> = target.iter().map(as_is).collect();
        let (source_shared, target_shared) = (shared(&source, &target), shared(&target, &source));
        Some(Self { source, target, source_shared, target_shared })
    }

    /// Returns the gain of a source segment that is left alone, in nats: it is unlikely to be alone while
    /// another is shown.
    pub(super) fn source_alone(&self, segment: usize) -> f32 {
        ALONE - SHARED * self.source_shared[segment]
    }

    /// Returns the gain of a target segment that is left alone, in nats.
    pub(super) fn target_alone(&self, segment: usize) -> f32 {
        ALONE - SHARED * self.target_shared[segment]
    }

    /// Returns the gain of a bead by the share of the time during which both sides are shown, in nats.
    pub(super) fn gain(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        let ends = (i + usize::from(shape.source) - 1, j + usize::from(shape.target) - 1);
        let own = Seconds { from: self.source[i].from, to: self.source[ends.0].to };
        let other = Seconds { from: self.target[j].from, to: self.target[ends.1].to };
        let both = own.to.min(other.to) - own.from.max(other.from);
        if both <= 0.0 {
            return -SAME * (1.0 + (-both / APART).min(FARTHEST) as f32);
        }
        let either = own.to.max(other.to) - own.from.min(other.from);
        SAME * (2.0 * (both / either) as f32 - 1.0)
    }

    /// Returns the pairs of segments that are shown together for most of their time.
    pub(super) fn together(&self) -> Vec<(u32, u32)> {
        // The least gain of such a pair: half of the time, as nearly as cues are cut.
        const TOGETHER: f32 = 0.0;
        const ONE: BeadShape = BeadShape { source: 1, target: 1 };
        let mut pairs = Vec::new();
        let mut first = 0;
        for (own, i) in self.source.iter().zip(0..) {
            while self.target.get(first).is_some_and(|other| other.to <= own.from) {
                first += 1;
            }
            let near = self.target.iter().zip(0..).skip(first).take_while(|(other, _)| other.from < own.to);
            let best = near.map(|(_, j)| (self.gain(i as usize, j as usize, ONE), j));
            let best = best.max_by(|one, other| one.0.total_cmp(&other.0));
            pairs.extend(best.filter(|(gain, _)| *gain >= TOGETHER).map(|(_, j)| (i, j)));
        }
        pairs
    }
}

// Returns, for each segment, the share of its time during which one of the others is shown. Those of each
// side follow one another.
fn shared(own: &[Seconds], others: &[Seconds]) -> Vec<f32> {
    let mut first = 0;
    own.iter()
        .map(|time| {
            while others.get(first).is_some_and(|other| other.to <= time.from) {
                first += 1;
            }
            let near = others[first..].iter().take_while(|other| other.from < time.to);
            let both: f64 =
                near.map(|other| other.to.min(time.to) - other.from.max(time.from)).map(|t| t.max(0.0)).sum();
            (both / (time.to - time.from).max(f64::MIN_POSITIVE)).min(1.0) as f32
        })
        .collect()
}
