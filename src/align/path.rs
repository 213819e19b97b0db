//! The path of greatest expected correctness through the candidate beads.

use super::lattice::Candidate;

/// Returns the candidates on the path from the start to the end that is right most often: the greatest sum of
/// posteriors, each less what a doubtful bead must be worth to be named at all.
pub(super) fn best(candidates: &[Candidate]) -> Vec<Candidate> {
    const WORTH: f32 = 0.2;
    const WORTH_UNMATCHED: f32 = 0.25;
    if candidates.is_empty() {
        return Vec::new();
    }
    let graph = Graph::new(candidates);
    let mut best: Vec<(f32, Option<u32>)> = vec![(f32::NEG_INFINITY, None); graph.places.len()];
    *best.last_mut().expect("the end") = (0.0, None);
    for (number, candidate) in candidates.iter().enumerate().rev() {
        let worth = if candidate.shape.is_null() { WORTH_UNMATCHED } else { WORTH };
        let value = candidate.posterior - worth + best[graph.ends[number] as usize].0;
        let begin = &mut best[graph.begins[number] as usize];
        if value > begin.0 {
            *begin = (value, Some(number as u32));
        }
    }
    let mut path = Vec::new();
    let mut place = 0;
    while let Some(number) = best[place].1 {
        path.push(candidates[number as usize]);
        place = graph.ends[number as usize] as usize;
    }
    path
}

/// The places that candidates join, in order, and where each candidate begins and ends among them.
pub(super) struct Graph {
    pub(super) places: Vec<(u32, u32)>,
    pub(super) begins: Vec<u32>,
    pub(super) ends: Vec<u32>,
}

impl Graph {
    pub(super) fn new(candidates: &[Candidate]) -> Self {
        let begin = |c: &Candidate| (c.source, c.target);
        let end =
            |c: &Candidate| (c.source + u32::from(c.shape.source), c.target + u32::from(c.shape.target));
        let mut places: Vec<_> = candidates.iter().flat_map(|c| [begin(c), end(c)]).collect();
        places.sort_unstable();
        places.dedup();
        let number = |place| places.binary_search(&place).expect("it is one of them") as u32;
        let begins = candidates.iter().map(|c| number(begin(c))).collect();
        let ends = candidates.iter().map(|c| number(end(c))).collect();
        Self { places, begins, ends }
    }
}
