//! Beads longer than those that the search tries: [`grow`] joins a bead with the sentences beside it that
//! found no place in it.
//!
//! The search tries up to eight sentences on a side. Where a translator made fourteen sentences of one, it
//! matches eight of them or fewer, and the others seem to be untranslated.

use std::cmp::Ordering;
use std::ops::Range;

use crate::align::candidate::BeadCandidate;
use crate::align::chance::log_sum;
use crate::align::problem::Problem;
use crate::align::score::{Gain, Rescorer};
use crate::align::shape::BeadShape;

// The most sentences that are added at each end of a bead. It bounds the time for a text without any
// counterpart; a longer sentence than that is hardly ever written.
const MOST_ADDED: usize = 32;

// The least share of the gain per word of the bead that the words of a further sentence must have. Sentences
// that belong to a bead have about the same gain, strangers none. Chosen by hand.
pub(super) const LEAST_EXPLAINED: f32 = 0.4;

// The most confidence of one sentence that is left over beside a grown bead. Chosen by hand.
const LEFT_OVER: f32 = 0.5;

/// Joins beads with the null beads beside them where the search could not try to, because a side would have
/// too many sentences. The null beads that remain are no surer than the end of the bead.
pub(crate) fn grow(problem: &Problem, path: &mut Vec<BeadCandidate>, candidates: &[BeadCandidate]) {
    let mut rescorer = None;
    let mut rest = std::mem::take(path).into_iter();
    while let Some(bead) = rest.next() {
        let mut at = path.len();
        path.push(bead);
        if bead.shape.is_null() || problem.deadline.is_over() {
            continue;
        }
        // The beads that follow are lent to the path while this bead grows.
        let lent = rest.len().min(MOST_ADDED);
        path.extend_from_slice(&rest.as_slice()[..lent]);
        if let Some(growth) = Growth::of(path, at) {
            let rescorer = rescorer.get_or_insert_with(|| Rescorer::by_order(problem));
            at = growth.settle(problem, path, candidates, rescorer);
        }
        let taken = lent - (path.len() - at - 1);
        rest.as_mut_slice()[taken..lent].copy_from_slice(&path[at + 1..]);
        path.truncate(at + 1);
        rest.by_ref().take(taken).for_each(drop);
    }
}

/// A bead of a path with the null beads beside it that belong to its longer side.
struct Growth {
    bead: usize,
    alone: BeadShape,
    reach: Range<usize>,
}

/// One way to end the bead.
#[derive(Clone)]
struct Ending {
    /// The beads of the path that the bead takes.
    taken: Range<usize>,
    /// The score of the bead, with that of the sentences that stay alone.
    score: f32,
    /// The gain of the longer side of the bead.
    gain: Gain,
    length_cost: f32,
}

impl Growth {
    // Returns none for a bead that the search tried with all sentences beside it.
    fn of(path: &[BeadCandidate], bead: usize) -> Option<Self> {
        let shape = path[bead].shape;
        if shape.is_null() {
            return None;
        }
        let beside = |alone: BeadShape| {
            let may_join = |null: &&BeadCandidate| null.shape == alone;
            let before = path[..bead].iter().rev().take(MOST_ADDED).take_while(may_join).count();
            let after = path[bead + 1..].iter().take(MOST_ADDED).take_while(may_join).count();
            Self { bead, alone, reach: bead - before..bead + 1 + after }
        };
        let growth = match shape.source.cmp(&shape.target) {
            Ordering::Less => beside(BeadShape::INSERTION),
            Ordering::Greater => beside(BeadShape::DELETION),
            Ordering::Equal => [BeadShape::DELETION, BeadShape::INSERTION]
                .map(beside)
                .into_iter()
                .max_by_key(|growth| growth.reach.len())?,
        };
        let longest = usize::from(shape.source.max(shape.target)) + growth.reach.len() - 1;
        (longest > usize::from(shape.most())).then_some(growth)
    }

    // Puts the best bead into the path. Returns its place.
    fn settle(
        self,
        problem: &Problem,
        path: &mut Vec<BeadCandidate>,
        candidates: &[BeadCandidate],
        rescorer: &mut Rescorer,
    ) -> usize {
        let endings = self.endings(problem, path, rescorer);
        let taken = best(&endings).taken.clone();
        let share = |of: &dyn Fn(&Ending) -> bool| share(&endings, problem.weights.temperature, of);
        let mut grown = joined(&path[taken.clone()], &path[self.bead]);
        grown.posterior =
            share(&|ending| ending.taken == taken) * matched(&grown, &path[self.bead], candidates);
        for at in self.reach.clone().filter(|at| !taken.contains(at)) {
            path[at].posterior = path[at].posterior.min(share(&|ending| !ending.taken.contains(&at)));
        }
        if taken.len() > 1 {
            self.doubt_left_over(path, &taken);
        }
        path.splice(taken.clone(), [grown]);
        taken.start
    }

    // Makes one sentence that is left over beside the grown bead unsure: the bead took all others, so most
    // likely the lexicon lacks the words of this one.
    fn doubt_left_over(&self, path: &mut [BeadCandidate], taken: &Range<usize>) {
        let sides = [self.reach.start..taken.start, taken.end..self.reach.end];
        for at in sides.into_iter().filter(|side| side.len() == 1).map(|side| side.start) {
            path[at].posterior = path[at].posterior.min(LEFT_OVER);
        }
    }

    // Returns the bead as found, and the likely ways to extend it: first at its front, then at its end.
    fn endings(&self, problem: &Problem, path: &[BeadCandidate], rescorer: &mut Rescorer) -> Vec<Ending> {
        let mut end = |taken: Range<usize>| self.ending(problem, path, taken, rescorer);
        let found = end(self.bead..self.bead + 1);
        let in_front = (self.reach.start..self.bead).rev().map(|start| end(start..self.bead + 1)).collect();
        let mut endings = likely(&found, &found, in_front);
        endings.push(found);
        let nearest = best(&endings).clone();
        let behind = (self.bead + 2..=self.reach.end).map(|after| end(nearest.taken.start..after)).collect();
        let found = &endings[endings.len() - 1];
        let behind = likely(found, &nearest, behind);
        endings.extend(behind);
        endings
    }

    fn ending(
        &self,
        problem: &Problem,
        path: &[BeadCandidate],
        taken: Range<usize>,
        rescorer: &mut Rescorer,
    ) -> Ending {
        let bead = joined(&path[taken.clone()], &path[self.bead]);
        let alone = self.reach.clone().filter(|at| !taken.contains(at));
        let alone: f32 = alone.map(|at| problem.unmatched(&path[at])).sum();
        Ending {
            score: rescorer.score(&bead) + alone,
            gain: self.gain(bead.shape, rescorer),
            length_cost: problem.whole_length_cost(bead.source as usize, bead.target as usize, bead.shape),
            taken,
        }
    }

    // The gain of the longer side of the bead that was scored last.
    fn gain(&self, shape: BeadShape, rescorer: &Rescorer) -> Gain {
        let (source, target) = rescorer.gains_of_last(shape);
        let of_side = if self.alone == BeadShape::DELETION { source } else { target };
        Gain { gain: of_side.iter().map(|g| g.gain).sum(), words: of_side.iter().map(|g| g.words).sum() }
    }
}

// Returns the endings at which the lengths of both sides agree no worse than in the bead that was found, and
// where the shorter side explains the words that the bead takes, those of the outermost sentence too. Each
// ending takes one sentence more than the ending before, the first ending one more than `nearest`.
fn likely(found: &Ending, nearest: &Ending, endings: Vec<Ending>) -> Vec<Ending> {
    let explains = |near: Gain, far: Gain| {
        let (gain, words) = (far.gain - near.gain, (far.words - near.words) as f32);
        gain * found.gain.words as f32 >= LEAST_EXPLAINED * found.gain.gain * words
    };
    let mut near = nearest.gain;
    let is_likely = |ending: &Ending| {
        let outermost = std::mem::replace(&mut near, ending.gain);
        ending.length_cost <= found.length_cost
            && explains(outermost, ending.gain)
            && explains(nearest.gain, ending.gain)
    };
    endings.into_iter().filter(is_likely).collect()
}

// A bead together with null beads that follow one another beside it.
fn joined(taken: &[BeadCandidate], bead: &BeadCandidate) -> BeadCandidate {
    let source = taken.iter().map(|bead| bead.shape.source).sum();
    let target = taken.iter().map(|bead| bead.shape.target).sum();
    let shape = BeadShape { source, target };
    BeadCandidate { source: taken[0].source, target: taken[0].target, shape, ..*bead }
}

fn best(endings: &[Ending]) -> &Ending {
    let best = endings.iter().max_by(|a, b| a.score.total_cmp(&b.score));
    best.expect("the bead as it is is one of them")
}

// The share of the probability that some of the endings have.
fn share(endings: &[Ending], temperature: f32, of: &dyn Fn(&Ending) -> bool) -> f32 {
    let chance = |ending: &Ending| ending.score / temperature;
    let all: Vec<f32> = endings.iter().map(chance).collect();
    let some: Vec<f32> = endings.iter().filter(|ending| of(ending)).map(chance).collect();
    (log_sum(&some) - log_sum(&all)).exp().min(1.0)
}

// The probability that the shorter side of a bead is matched with sentences of the grown bead alone.
fn matched(grown: &BeadCandidate, bead: &BeadCandidate, candidates: &[BeadCandidate]) -> f32 {
    let ends = (
        grown.source as usize + usize::from(grown.shape.source),
        grown.target as usize + usize::from(grown.shape.target),
    );
    let first = candidates.partition_point(|candidate| candidate.source < grown.source);
    let inside = candidates[first..].iter().take_while(|candidate| (candidate.source as usize) < ends.0);
    let of_side = |candidate: &&BeadCandidate| {
        let has_source = (candidate.source, candidate.shape.source) == (bead.source, bead.shape.source);
        let has_target = (candidate.target, candidate.shape.target) == (bead.target, bead.shape.target);
        let has_side = if grown.shape.source > grown.shape.target { has_target } else { has_source };
        has_side && !candidate.shape.is_null() && candidate.target >= grown.target && candidate.ends_by(ends)
    };
    inside.filter(of_side).map(|candidate| candidate.posterior).sum::<f32>().min(1.0)
}
