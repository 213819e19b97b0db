//! [`NullPrior`]: the odds that each sentence has no counterpart, carried from one round of scores to the
//! next.

use crate::align::candidate::BeadCandidate;
use crate::align::chance::log_odds;
use crate::align::path::Graph;
use crate::align::problem::Problem;

/// For each sentence, the log odds that it has no counterpart, in nats.
pub(crate) struct NullPrior {
    source: Vec<f32>,
    target: Vec<f32>,
}

impl NullPrior {
    /// Reads the odds from the posteriors of null beads.
    pub(crate) fn of(problem: &Problem, candidates: &[BeadCandidate]) -> Self {
        let (mut source, mut target) = (vec![0.0; problem.source.len()], vec![0.0; problem.target.len()]);
        for candidate in candidates.iter().filter(|candidate| candidate.shape.is_null()) {
            let side = if candidate.shape.source > 0 { &mut source } else { &mut target };
            let sentence = if candidate.shape.source > 0 { candidate.source } else { candidate.target };
            side[sentence as usize] += candidate.posterior;
        }
        source.iter_mut().chain(&mut target).for_each(|chance| *chance = doubtful_odds(*chance));
        Self { source, target }
    }

    /// Changes the scores of null beads, in a few rounds, until their posteriors are about those of this
    /// prior.
    pub(crate) fn impose(&self, problem: &Problem, graph: &Graph, candidates: &mut [BeadCandidate]) {
        // Chosen by hand.
        const ROUNDS: usize = 3;
        // Added to the log odds of each null bead, in nats. In doubt a null bead is preferred, since it does
        // less harm than a wrong pair. Chosen by hand on the development sets.
        const FAVOUR: f32 = 0.25;
        let temperature = problem.weights.temperature;
        for _ in 0..ROUNDS {
            let found = Self::of(problem, candidates);
            for candidate in candidates.iter_mut().filter(|candidate| candidate.shape.is_null()) {
                candidate.score += temperature * (self.odds(candidate) + FAVOUR - found.odds(candidate));
            }
            graph.set_posteriors(candidates, temperature);
        }
    }

    fn odds(&self, candidate: &BeadCandidate) -> f32 {
        if candidate.shape.source > 0 {
            self.source[candidate.source as usize]
        } else {
            self.target[candidate.target as usize]
        }
    }
}

// Returns the log odds of a probability, which is first kept away from 0 and 1.
fn doubtful_odds(chance: f32) -> f32 {
    // The least probability of either outcome, so that scores stay finite. The search keeps candidates down
    // to this posterior.
    const LEAST: f32 = 1e-4;
    log_odds(f64::from(chance.clamp(LEAST, 1.0 - LEAST))) as f32
}
