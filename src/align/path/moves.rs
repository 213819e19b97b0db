//! Sentences that the translator moved: [`moves`] pairs sentences to which the path gave no counterpart.

use std::collections::HashSet;

use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::score::{Coverage, Rescorer};
use crate::align::shape::BeadShape;

/// A source sentence, and the target sentence at another place that translates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) source: u32,
    pub(crate) target: u32,
}

/// Returns the moves among the unmatched sentences of a path, in the order of the source. Each sentence is in
/// one move at most. Linear: a counterpart is looked for among the unmatched sentences nearby.
pub(crate) fn moves(
    problem: &Problem,
    path: &[BeadCandidate],
    coverage: &Coverage,
    rescorer: &mut Rescorer,
) -> Vec<Move> {
    // In beads: sentences are moved within a passage, not through the book. Chosen by hand.
    const FARTHEST: usize = 40;
    // The least evidence for a move, in nats, and how much more evidence is required for each nat of the
    // logarithm of the distance: the more sentences are tried, the likelier one looks like a translation by
    // chance. Chosen by hand on 137 sentences moved on purpose, of which 95 are reported and none wrongly.
    const LEAST: f32 = 4.0;
    const FARTHER: f32 = 2.0;
    let mut pairs: Vec<(f32, Move)> = Vec::new();
    for (at, bead) in path.iter().enumerate().filter(|(_, bead)| bead.shape == BeadShape::DELETION) {
        if problem.deadline.is_over() {
            break;
        }
        let near = at.saturating_sub(FARTHEST)..(at + FARTHEST).min(path.len());
        for (other_at, other) in path.iter().enumerate().take(near.end).skip(near.start) {
            if other.shape != BeadShape::INSERTION {
                continue;
            }
            let shape = BeadShape { source: 1, target: 1 };
            let pair = BeadCandidate { source: bead.source, target: other.target, shape, ..*bead };
            let (source, target) = rescorer.gains_of_pair(&pair);
            let evidence = coverage.evidence(source, target);
            if evidence >= LEAST + FARTHER * (at.abs_diff(other_at) as f32).ln() {
                pairs.push((evidence, Move { source: bead.source, target: other.target }));
            }
        }
    }
    best_first(pairs)
}

fn best_first(mut pairs: Vec<(f32, Move)>) -> Vec<Move> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut moves: Vec<Move> = Vec::new();
    let (mut sources, mut targets) = (HashSet::new(), HashSet::new());
    for (_, found) in pairs {
        if !sources.contains(&found.source) && !targets.contains(&found.target) {
            sources.insert(found.source);
            targets.insert(found.target);
            moves.push(found);
        }
    }
    moves.sort_by_key(|found| found.source);
    moves
}
