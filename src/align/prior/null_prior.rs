//! Which sentences have no counterpart, carried over from one round of scores to the next: [`NullPrior`].

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

    /// Changes the scores of null beads, in a few rounds, until they are about as probable as these odds.
    pub(crate) fn impose(&self, problem: &Problem, graph: &Graph, candidates: &mut [BeadCandidate]) {
        // Chosen by hand.
        const ROUNDS: usize = 3;
        // In nats, for a null bead in doubt: it does less harm than a wrong pair. Chosen by hand on the
        // development sets.
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

// The log odds of a chance that is never taken for certain.
fn doubtful_odds(chance: f32) -> f32 {
    // The least probability of either, so that scores stay finite: that of a candidate in the search.
    const LEAST: f32 = 1e-4;
    log_odds(f64::from(chance.clamp(LEAST, 1.0 - LEAST))) as f32
}
