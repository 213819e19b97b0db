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

    /// Returns the pairs of segments that are shown together for most of their time. The cost grows with the
    /// number of segments, however long one of them is shown.
    pub(super) fn together(&self) -> Vec<(u32, u32)> {
        // The least gain of such a pair: half of the time, as nearly as cues are cut.
        const TOGETHER: f32 = 0.0;
        // The segments that are looked at, back from the last one that begins before the end of the other.
        // Chosen by hand: a cue is shown beside a handful of others.
        const NEAR: usize = 32;
        const ONE: BeadShape = BeadShape { source: 1, target: 1 };
        let mut pairs = Vec::new();
        for (own, i) in self.source.iter().zip(0..) {
            let end = self.target.partition_point(|other| other.from < own.to);
            let near = end.saturating_sub(NEAR)..end;
            let best = near.map(|j| (self.gain(i as usize, j, ONE), j as u32));
            let best = best.max_by(|one, other| one.0.total_cmp(&other.0));
            pairs.extend(best.filter(|(gain, _)| *gain >= TOGETHER).map(|(_, j)| (i, j)));
        }
        pairs
    }
}

/// Moments in order, and the sums of the first 0, 1, 2 and so on of them, in seconds.
struct Moments {
    sorted: Vec<f64>,
    sums: Vec<f64>,
}

impl Moments {
    fn of(moments: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = moments.collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let mut sums = vec![0.0];
        for (moment, before) in sorted.iter().zip(0..) {
            sums.push(sums[before] + moment);
        }
        Self { sorted, sums }
    }

    /// Returns the times from each earlier moment to this one, added up.
    fn since(&self, moment: f64) -> f64 {
        let earlier = self.sorted.partition_point(|&other| other < moment);
        earlier as f64 * moment - self.sums[earlier]
    }
}

// Returns, for each segment, the share of its time during which one of the others is shown. The time for
// which the others were shown before a moment is the time since they began, less the time since they ended.
fn shared(own: &[Seconds], others: &[Seconds]) -> Vec<f32> {
    let starts = Moments::of(others.iter().map(|other| other.from));
    let ends = Moments::of(others.iter().map(|other| other.to.max(other.from)));
    let shown_before = |moment: f64| starts.since(moment) - ends.since(moment);
    own.iter()
        .map(|time| {
            let both = shown_before(time.to) - shown_before(time.from);
            (both / (time.to - time.from).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0) as f32
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cues that begin one after another, the first of which is shown to the end of time.
    fn cues() -> impl Strategy<Value = Vec<Seconds>> {
        prop::collection::vec((0_u32..40, 1_u32..60), 1..40).prop_map(|waits| {
            let mut from = 0.0;
            let mut cues = Vec::new();
            for (wait, length) in waits {
                from += f64::from(wait) / 10.0;
                cues.push(Seconds { from, to: from + f64::from(length) / 10.0 });
            }
            cues[0].to = 1e6;
            cues
        })
    }

    proptest! {
        #[test]
        fn the_shared_time_is_that_of_all_pairs(own in cues(), others in cues()) {
            for (share, time) in shared(&own, &others).into_iter().zip(&own) {
                let both = |other: &Seconds| (other.to.min(time.to) - other.from.max(time.from)).max(0.0);
                let expected = others.iter().map(both).sum::<f64>() / (time.to - time.from);
                prop_assert!((f64::from(share) - expected.min(1.0)).abs() < 1e-4, "{share} {expected}");
            }
        }
    }

    #[test]
    fn a_cue_that_never_ends_hides_no_pair_after_it() {
        let cue = |at: usize| Seconds { from: at as f64 * 3.0, to: at as f64 * 3.0 + 2.0 };
        let mut target: Vec<Seconds> = (0..200).map(cue).collect();
        let source = target.clone();
        target[0].to = 1e6;
        let (source_shared, target_shared) = (shared(&source, &target), shared(&target, &source));
        let evidence = TimeEvidence { source, target, source_shared, target_shared };
        let pairs: Vec<(u32, u32)> = (1..200).map(|at| (at, at)).collect();
        assert_eq!(evidence.together(), pairs);
    }
}
