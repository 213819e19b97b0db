//! What a pass over a lattice finds: [`ProbableBeads`].

use crate::align::candidate::BeadCandidate;

/// The result of a pass over a lattice.
#[derive(Default)]
pub(crate) struct ProbableBeads {
    /// The beads whose posterior is not negligible, in the order in which they begin.
    pub(crate) candidates: Vec<BeadCandidate>,
    /// The cells through which a chain of the likeliest beads leads from start to end, rising, each with the
    /// probability that the right path passes the cell.
    pub(crate) chain: Vec<((usize, usize), f32)>,
    /// Cells at which a probable bead begins so near an edge of the band that a better bead may lie outside.
    pub(crate) touched: Vec<(usize, usize)>,
    /// The source places of which only the chain is left, rising, each with the share of the probability that
    /// the chain has.
    pub(crate) kept: Vec<(u32, f32)>,
}

// The most beads kept for a source place. With 100, a side that the other side repeats twice is no longer
// matched (`docs/align.md`).
const MOST: usize = 400;
// After this many candidates, and this many more for each source sentence, only the chain is kept of a
// source place with more than `FEW`. A translation has about five for each sentence; the bound keeps texts
// that are no translations of each other from taking more than 300 MB for 20,000 sentences a side.
const MANY: usize = 400_000;
const MANY_EACH: usize = 8;
const FEW: usize = 40;

// The probability from which a cell counts as certain. Chosen by hand.
const CERTAIN: f32 = 0.999;

impl ProbableBeads {
    /// Returns the last cell of the chain that nearly every path passes, if one lies between two source
    /// places.
    pub(crate) fn certain(&self, after: usize, before: usize) -> Option<(usize, usize)> {
        let between = |(place, _): &&((usize, usize), f32)| place.0 > after && place.0 < before;
        self.chain.iter().filter(between).rfind(|(_, chance)| *chance > CERTAIN).map(|(place, _)| *place)
    }

    /// Returns the likeliest cell of the chain in the last quarter between two source places; if there is
    /// none, the next one.
    pub(crate) fn likeliest(&self, after: usize, before: usize) -> Option<(usize, usize)> {
        let quarter = before - (before - after) / 4;
        let near = self.chain.iter().filter(|(place, _)| place.0 > after);
        let last = near.clone().filter(|(place, _)| (quarter..=before).contains(&place.0));
        let likeliest = last.max_by(|a, b| a.1.total_cmp(&b.1));
        likeliest.or_else(|| near.clone().next()).map(|(place, _)| *place)
    }

    /// Keeps only the most probable beads that begin at the last source place, and those of the chain. Where
    /// lines are identical, hundreds of beads are equally probable. `before` is the number of candidates
    /// before this pass.
    pub(crate) fn thin_out(&mut self, of_chain: &[BeadCandidate], before: usize) {
        let Some(last) = self.candidates.last().map(|candidate| candidate.source) else { return };
        let row = self.candidates.iter().rposition(|candidate| candidate.source != last);
        let row = row.map_or(0, |before| before + 1);
        let is_usual = before + row < MANY + MANY_EACH * last as usize;
        let most = if is_usual { MOST } else { FEW };
        let Some(too_many) = (self.candidates.len() - row).checked_sub(most).filter(|many| *many > 0) else {
            return;
        };
        let row = self.candidates.split_off(row);
        let least = if is_usual { threshold(&row, too_many) } else { f32::INFINITY };
        let all: f32 = row.iter().map(|candidate| candidate.posterior).sum();
        let first = self.candidates.len();
        // Both are in the order of their cells, and the chain has one bead of a cell.
        let mut of_chain = of_chain.iter().peekable();
        let stays = |candidate: &BeadCandidate| {
            of_chain.next_if(|bead| bead.is_same(candidate)).is_some() || candidate.posterior >= least
        };
        self.candidates.extend(row.into_iter().filter(stays));
        if !is_usual {
            let kept: f32 = self.candidates[first..].iter().map(|candidate| candidate.posterior).sum();
            self.kept.push((last, kept / all));
        }
    }
}

// Returns the posterior that all but `too_many` beads reach.
fn threshold(row: &[BeadCandidate], too_many: usize) -> f32 {
    let mut posteriors: Vec<f32> = row.iter().map(|candidate| candidate.posterior).collect();
    *posteriors.select_nth_unstable_by(too_many, f32::total_cmp).1
}
