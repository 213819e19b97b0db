//! The costs of shapes learned from the text itself: a translator who splits or joins sentences does so
//! again.

use std::ops::RangeInclusive;

use crate::align::candidate::BeadCandidate;
use crate::align::path::Graph;
use crate::align::problem::Problem;
use crate::align::shape::{BeadShape, LONGEST};

const SHAPES: usize = (LONGEST + 1) * (LONGEST + 1);

/// Replaces the usual cost of each shape by one learned from the text, and sets the posteriors anew, by a few
/// rounds of expectation maximisation.
pub(crate) fn learn(problem: &Problem, graph: &Graph, candidates: &mut [BeadCandidate]) {
    // Chosen by hand.
    const ROUNDS: usize = 3;
    let scores: Vec<f32> = candidates.iter().map(|candidate| candidate.score).collect();
    for _ in 0..ROUNDS {
        let costs = costs(problem, candidates);
        for (candidate, score) in candidates.iter_mut().zip(&scores) {
            candidate.score = score + usual_cost(problem, candidate.shape) - costs[place(candidate.shape)];
        }
        graph.set_posteriors(candidates, problem.weights.temperature);
    }
}

// Computes the cost of each shape from its expected count in the text, smoothed by its usual frequency.
fn costs(problem: &Problem, candidates: &[BeadCandidate]) -> [f32; SHAPES] {
    // How many beads the usual frequencies count as: those of shapes with two sides, then those of sentences
    // without a counterpart, which vary more from text to text. Chosen by hand on the development sets.
    const USUAL: f32 = 300.0;
    const USUAL_UNMATCHED: f32 = 20.0;
    // The least and the greatest cost of a sentence without a counterpart, in nats around the usual 6: a text
    // full of gaps must not turn every doubt into a gap, nor a text without any forbid them. Chosen by hand.
    const UNMATCHED: RangeInclusive<f32> = 5.0..=10.0;
    let mut counts = [0.0; SHAPES];
    for candidate in candidates {
        counts[place(candidate.shape)] += candidate.posterior;
    }
    let usual = usual(problem);
    let one_one = place(BeadShape { source: 1, target: 1 });
    let cost = |count: f32, one_ones: f32| -problem.weights.temperature * (count / one_ones).ln();
    let mut costs = [0.0; SHAPES];
    for shape in (0..SHAPES).filter(|shape| usual[*shape] > 0.0) {
        costs[shape] = cost(counts[shape] + USUAL * usual[shape], counts[one_one] + USUAL * usual[one_one]);
    }
    let (deletion, insertion) = (place(BeadShape::DELETION), place(BeadShape::INSERTION));
    let unmatched = counts[deletion] + counts[insertion];
    let expected = USUAL_UNMATCHED * (-problem.weights.unmatched / problem.weights.temperature).exp();
    let unmatched = cost(unmatched + expected, counts[one_one] + USUAL_UNMATCHED)
        .clamp(*UNMATCHED.start(), *UNMATCHED.end());
    costs[deletion] = unmatched;
    costs[insertion] = unmatched;
    costs
}

// The usual frequency of each shape with two sides, from its usual cost.
fn usual(problem: &Problem) -> [f32; SHAPES] {
    let mut chances = [0.0; SHAPES];
    for shape in BeadShape::matched() {
        chances[place(shape)] = (-problem.weights.shape_cost(shape) / problem.weights.temperature).exp();
    }
    let all: f32 = chances.iter().sum();
    chances.map(|chance| chance / all)
}

fn usual_cost(problem: &Problem, shape: BeadShape) -> f32 {
    if shape.is_null() { problem.weights.unmatched } else { problem.weights.shape_cost(shape) }
}

// A bead that is given may be longer than those that are searched.
fn place(shape: BeadShape) -> usize {
    let [source, target] = [shape.source, shape.target].map(|len| usize::from(len).min(LONGEST));
    source * (LONGEST + 1) + target
}
