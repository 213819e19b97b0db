//! The probable beads as a graph: [`Graph`] computes posteriors and the best path.

use crate::align::candidate::BeadCandidate;
use crate::align::chance::log_sum;

/// The places at which candidates begin or end, in order, and the two places of each candidate.
pub(crate) struct Graph {
    places: usize,
    begins: Vec<u32>,
    ends: Vec<u32>,
}

impl Graph {
    /// Takes candidates in the order in which they begin. The first place is the start of the texts, the last
    /// one the end.
    pub(crate) fn new(candidates: &[BeadCandidate]) -> Self {
        let begin = |c: &BeadCandidate| (c.source, c.target);
        let end =
            |c: &BeadCandidate| (c.source + u32::from(c.shape.source), c.target + u32::from(c.shape.target));
        let mut places: Vec<_> = candidates.iter().flat_map(|c| [begin(c), end(c)]).collect();
        places.sort_unstable();
        places.dedup();
        let number = |place| places.binary_search(&place).expect("it is one of them") as u32;
        let begins = candidates.iter().map(|c| number(begin(c))).collect();
        let ends = candidates.iter().map(|c| number(end(c))).collect();
        Self { places: places.len(), begins, ends }
    }

    /// Sets the posterior of each candidate from the scores of all, by a forward-backward pass.
    pub(crate) fn set_posteriors(&self, candidates: &mut [BeadCandidate], temperature: f32) {
        if candidates.is_empty() {
            return;
        }
        let ahead = self.backward(candidates, temperature);
        let mut arrived = vec![0.0; self.places];
        arrived[0] = 1.0;
        for (number, candidate) in candidates.iter_mut().enumerate() {
            let (begin, end) = (self.begins[number] as usize, self.ends[number] as usize);
            let on = candidate.score / temperature + (ahead[end] - ahead[begin]) as f32;
            candidate.posterior = if on.is_finite() { arrived[begin] * on.exp() } else { 0.0 };
            arrived[end] += candidate.posterior;
        }
    }

    fn backward(&self, candidates: &[BeadCandidate], temperature: f32) -> Vec<f64> {
        let mut ahead = vec![f64::NEG_INFINITY; self.places];
        ahead[self.places - 1] = 0.0;
        let mut terms = Vec::new();
        let mut near = 0.0;
        let mut number = candidates.len();
        while number > 0 {
            let begin = self.begins[number - 1];
            terms.clear();
            while number > 0 && self.begins[number - 1] == begin {
                number -= 1;
                let onward = ahead[self.ends[number] as usize] - near;
                terms.push(candidates[number].score / temperature + onward as f32);
            }
            let sum = log_sum(&terms);
            if sum > f32::NEG_INFINITY {
                near += f64::from(sum);
                ahead[begin as usize] = near;
            }
        }
        ahead
    }

    /// Removes improbable candidates, except those on the best path; returns the graph of the others.
    pub(crate) fn of_probable(&self, candidates: &mut Vec<BeadCandidate>) -> Self {
        // The least posterior of a candidate that is scored by word order. Chosen by hand.
        const IMPROBABLE: f32 = 1e-5;
        let path = self.best_path(candidates);
        let mut path = path.iter().peekable();
        candidates.retain(|candidate| {
            let on_path = path.next_if(|bead| bead.is_same(candidate)).is_some();
            on_path || candidate.posterior >= IMPROBABLE
        });
        Self::new(candidates)
    }

    /// Returns the path with the greatest expected F1, where each candidate is right with its posterior.
    /// Where no candidate is probable, the scores decide.
    ///
    /// F1 is twice the number of right beads, divided by the beads of the path plus the beads that exist.
    /// Such a quotient is maximised by Dinkelbach's method (1967): a bead is worth its posterior less half of
    /// the best F1, which a few rounds find.
    pub(crate) fn best_path(&self, candidates: &[BeadCandidate]) -> Vec<BeadCandidate> {
        // No round makes the path worse. Chosen by hand.
        const ROUNDS: usize = 3;
        let there_are: f32 = candidates.iter().map(|candidate| candidate.posterior).sum();
        let mut path = self.path_of(candidates, 0.0);
        for _ in 0..ROUNDS {
            let right: f32 = path.iter().map(|bead| bead.posterior).sum();
            path = self.path_of(candidates, right / (path.len() as f32 + there_are).max(1.0));
        }
        path
    }

    // Returns the path with the greatest sum over its beads of the posterior less `worth`.
    fn path_of(&self, candidates: &[BeadCandidate], worth: f32) -> Vec<BeadCandidate> {
        // The weight of a score in nats, small enough to break ties only.
        const TIE: f32 = 1e-4;
        if candidates.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<(f32, Option<u32>)> = vec![(f32::NEG_INFINITY, None); self.places];
        best[self.places - 1] = (0.0, None);
        for (number, candidate) in candidates.iter().enumerate().rev() {
            let likely = candidate.posterior - worth + TIE * candidate.score;
            let value = likely + best[self.ends[number] as usize].0;
            let begin = &mut best[self.begins[number] as usize];
            if value > begin.0 {
                *begin = (value, Some(number as u32));
            }
        }
        let mut path = Vec::new();
        let mut place = 0;
        while let Some(number) = best[place].1 {
            path.push(candidates[number as usize]);
            place = self.ends[number as usize] as usize;
        }
        path
    }
}
