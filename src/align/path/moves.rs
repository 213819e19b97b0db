//! Sentences that the translator moved: [`moves`] pairs sentences to which the path gave no counterpart.

use std::collections::HashSet;

use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::score::{Coverage, Rescorer};
use crate::align::shape::BeadShape;
use crate::align::words::SideWords;

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
    let mut moves = best_first(pairs);
    join_passages(problem, path, &mut moves, |pair| {
        let (source, target) = rescorer.gains_of_pair(pair);
        coverage.evidence(source, target)
    });
    moves
}

// The least evidence for a sentence that moved with the one beside it, in nats. Their places agree already,
// so the words need only not speak against the pair. Chosen by hand.
const LEAST_BESIDE: f32 = -1.0;

// The highest cost of the lengths of two sentences whose whole paragraphs moved, in nats, if their words are
// unknown. Chosen by hand.
const LIKE_LENGTHS: f32 = 0.5;

// Adds the sentences that stand beside a moved one on both sides, have no counterpart either, and continue
// its paragraph: they moved together.
fn join_passages(
    problem: &Problem,
    path: &[BeadCandidate],
    moves: &mut Vec<Move>,
    mut evidence: impl FnMut(&BeadCandidate) -> f32,
) {
    let alone = |shape: BeadShape| path.iter().filter(move |bead| bead.shape == shape);
    let mut sources: HashSet<u32> = alone(BeadShape::DELETION).map(|bead| bead.source).collect();
    let mut targets: HashSet<u32> = alone(BeadShape::INSERTION).map(|bead| bead.target).collect();
    for found in moves.iter() {
        sources.remove(&found.source);
        targets.remove(&found.target);
    }
    let mut waiting = moves.clone();
    while let Some(found) = waiting.pop() {
        for is_next in [true, false] {
            let beside = |at: u32| if is_next { at.checked_add(1) } else { at.checked_sub(1) };
            let Some((source, target)) = beside(found.source).zip(beside(found.target)) else { continue };
            let is_alone = sources.contains(&source) && targets.contains(&target);
            if !is_alone || problem.deadline.is_over() {
                continue;
            }
            let later = if is_next { (source, target) } else { (found.source, found.target) };
            let is_apart = problem.source.opens_paragraph(later.0 as usize)
                || problem.target.opens_paragraph(later.1 as usize);
            if is_apart {
                continue;
            }
            let shape = BeadShape { source: 1, target: 1 };
            let pair = BeadCandidate { source, target, shape, score: 0.0, posterior: 0.0 };
            let (i, j) = (source as usize, target as usize);
            let are_alike = || problem.whole_length_cost(i, j, shape) < LIKE_LENGTHS;
            let ends_with_paragraph =
                || ends(&problem.source, i, is_next) && ends(&problem.target, j, is_next);
            if evidence(&pair) > LEAST_BESIDE || ends_with_paragraph() && are_alike() {
                sources.remove(&source);
                targets.remove(&target);
                moves.push(Move { source, target });
                waiting.push(Move { source, target });
            }
        }
    }
    moves.sort_by_key(|found| found.source);
}

// Returns true for the last sentence of a paragraph, or the first one.
fn ends(side: &SideWords, sentence: usize, is_last: bool) -> bool {
    let next = if is_last { sentence + 1 } else { sentence };
    next == side.len() || side.opens_paragraph(next)
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
