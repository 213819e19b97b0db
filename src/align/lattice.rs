//! Forward-backward over the lattice of a band: which beads are probable at all.

use super::band::Band;
use super::rows::Rows;
use super::shape::{LONGEST, Shape};
use super::texts::Texts;

/// A bead that may be right: where it begins, what it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) shape: Shape,
    /// Higher is better, in nats.
    pub(super) score: f32,
    /// The probability that it is right.
    pub(super) posterior: f32,
}

impl Candidate {
    /// Returns true if it is the same bead.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.source, self.target, self.shape) == (other.source, other.target, other.shape)
    }

    /// Returns true if it ends at a place or before it on both sides.
    pub(super) fn ends_by(&self, (source, target): (usize, usize)) -> bool {
        self.source as usize + usize::from(self.shape.source) <= source
            && self.target as usize + usize::from(self.shape.target) <= target
    }
}

/// A stretch of the band, with the scores of its beads.
pub(super) struct Lattice<'t> {
    texts: &'t Texts,
    start: (usize, usize),
    band: Band,
    source_rows: Rows,
    target_rows: Rows,
    shapes: Vec<(Shape, f32)>,
}

/// What a pass over a lattice found.
pub(super) struct Found {
    /// The beads that are not improbable, in the order in which they begin.
    pub(super) candidates: Vec<Candidate>,
    /// Places that nearly every path passes, rising.
    pub(super) certain: Vec<(usize, usize)>,
    /// Places at which a probable bead comes so near an edge of the band that the edge may have cut off a better one.
    pub(super) touched: Vec<(usize, usize)>,
}

/// The score of each shape of a bead that begins in a cell.
type Scores = [[f32; LONGEST]; LONGEST];

impl<'t> Lattice<'t> {
    /// Scores the beads of a band that starts at a place.
    pub(super) fn new(texts: &'t Texts, start: (usize, usize), band: Band) -> Self {
        let Texts { source, target, links, source_places, target_places, weights, .. } = texts;
        let source_band = band.of_source(LONGEST, target.len());
        let target_band = band.of_target(LONGEST, target.len());
        let source_rows = Rows::new(source, target, &links.source, target_places, source_band);
        let target_rows = Rows::new(target, source, &links.target, source_places, target_band);
        let shapes = Shape::matched().map(|shape| (shape, weights.shape_cost(shape))).collect();
        Self { texts, start, band, source_rows, target_rows, shapes }
    }

    /// Returns the beads whose posterior is at least `least`, and a chain of beads that joins start and end, however
    /// thinly the probability is spread.
    pub(super) fn search(&self, least: f32) -> Found {
        const CERTAIN: f32 = 0.999;
        let ahead = self.backward();
        let mut arrived = vec![0.0_f32; self.band.cells()];
        // Where the most probable bead behind the last one of the chain ends.
        let mut chain = self.band.cell(self.start.0, self.start.1);
        arrived[chain.expect("the band begins at the start")] = 1.0;
        let mut found = Found { candidates: Vec::new(), certain: Vec::new(), touched: Vec::new() };
        let mut of_chain = Vec::new();
        for i in self.band.places() {
            thin_out(&mut found.candidates, &of_chain);
            of_chain.clear();
            for j in self.band.window(i) {
                let cell = self.band.cell(i, j).expect("in the window");
                let (here, in_chain) = (arrived[cell], chain == Some(cell));
                if here > CERTAIN {
                    found.certain.push((i, j));
                }
                if (here < least * 1e-2 && !in_chain) || self.is_end(i, j) {
                    continue;
                }
                let mut likeliest: Option<(f32, usize, Candidate)> = None;
                self.for_each_bead(i, j, |shape, next, score| {
                    let onward = self.log_chance(score) + (ahead[next] - ahead[cell]) as f32;
                    let posterior = here * onward.exp();
                    arrived[next] += posterior;
                    let candidate = Candidate { source: i as u32, target: j as u32, shape, score, posterior };
                    if likeliest.is_none_or(|(most, ..)| onward > most) {
                        likeliest = Some((onward, next, candidate));
                    }
                    if posterior >= least {
                        self.keep(candidate, &mut found);
                    }
                });
                if let Some((_, next, candidate)) = likeliest.filter(|_| in_chain) {
                    chain = Some(next);
                    of_chain.push(candidate);
                    if candidate.posterior < least {
                        found.candidates.push(candidate);
                    }
                }
            }
        }
        found
    }

    fn keep(&self, candidate: Candidate, found: &mut Found) {
        const PROBABLE: f32 = 0.3;
        let place = (candidate.source as usize, candidate.target as usize);
        if candidate.posterior > PROBABLE && self.band.is_near_edge(place, self.texts.target.len()) {
            found.touched.push(place);
        }
        found.candidates.push(candidate);
    }

    // The end of both texts, or, in a stretch before it, any place of the last row.
    fn is_end(&self, i: usize, j: usize) -> bool {
        i + 1 == self.band.places().end && (i < self.texts.source.len() || j == self.texts.target.len())
    }

    fn log_chance(&self, score: f32) -> f32 {
        score / self.texts.weights.temperature
    }

    // The log of the summed probabilities of all paths from each cell to the end. Over a long text it runs into the
    // millions, where an f32 would not tell one bead from another.
    fn backward(&self) -> Vec<f64> {
        let mut ahead = vec![f64::NEG_INFINITY; self.band.cells()];
        let mut terms = Vec::with_capacity(LONGEST * LONGEST);
        let mut near = 0.0;
        for i in self.band.places().rev() {
            for j in self.band.window(i).rev() {
                let cell = self.band.cell(i, j).expect("in the window");
                if self.is_end(i, j) {
                    ahead[cell] = 0.0;
                    continue;
                }
                terms.clear();
                self.for_each_bead(i, j, |_, next, score| {
                    terms.push(self.log_chance(score) + (ahead[next] - near) as f32);
                });
                let sum = log_sum(&terms);
                if sum > f32::NEG_INFINITY {
                    near += f64::from(sum);
                    ahead[cell] = near;
                }
            }
        }
        ahead
    }

    // Calls with each bead that begins in a cell: its shape, the cell in which it ends, its score.
    #[inline]
    fn for_each_bead(&self, i: usize, j: usize, mut call: impl FnMut(Shape, usize, f32)) {
        let Texts { source, target, weights, .. } = self.texts;
        if let Some(next) = self.band.cell(i + 1, j) {
            call(Shape::DELETION, next, weights.unmatched(source, i));
        }
        if let Some(next) = self.band.cell(i, j + 1) {
            call(Shape::INSERTION, next, weights.unmatched(target, j));
        }
        let (source_left, target_left) = (source.len() - i, target.len() - j);
        if source_left == 0 || target_left == 0 {
            return;
        }
        let gains = self.gains(i, j);
        for &(shape, cost) in &self.shapes {
            let (v, w) = (usize::from(shape.source), usize::from(shape.target));
            if v > source_left || w > target_left {
                continue;
            }
            if let Some(next) = self.band.cell(i + v, j + w) {
                let besides =
                    cost + self.texts.length_cost(i, j, shape) + self.texts.paragraph_cost(i, j, shape);
                call(shape, next, gains[v - 1][w - 1] - besides);
            }
        }
    }

    // Half the gains of both directions, for each shape.
    #[inline]
    fn gains(&self, i: usize, j: usize) -> Scores {
        let mut sums = Scores::default();
        let mut running = [0.0; LONGEST];
        for (v, sums) in sums.iter_mut().enumerate() {
            if let Some(gains) = self.source_rows.gains(i + v, j) {
                running.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += 0.5 * gain);
            }
            *sums = running;
        }
        let mut running = [0.0; LONGEST];
        for w in 0..LONGEST {
            if let Some(gains) = self.target_rows.gains(j + w, i) {
                running.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += 0.5 * gain);
            }
            sums.iter_mut().zip(running).for_each(|(sums, gain)| sums[w] += gain);
        }
        sums
    }
}

// Leaves the most probable of the beads that begin at the last source place, and those of the chain: where lines are
// alike, hundreds are as probable as each other.
fn thin_out(candidates: &mut Vec<Candidate>, of_chain: &[Candidate]) {
    const MOST: usize = 400;
    let Some(last) = candidates.last().map(|candidate| candidate.source) else { return };
    let row =
        candidates.iter().rposition(|candidate| candidate.source != last).map_or(0, |before| before + 1);
    let Some(too_many) = (candidates.len() - row).checked_sub(MOST).filter(|many| *many > 0) else { return };
    let mut posteriors: Vec<f32> = candidates[row..].iter().map(|candidate| candidate.posterior).collect();
    let least = *posteriors.select_nth_unstable_by(too_many, f32::total_cmp).1;
    let row = candidates.split_off(row);
    let stays = |candidate: &Candidate| {
        candidate.posterior >= least || of_chain.iter().any(|bead| bead.is_same(candidate))
    };
    candidates.extend(row.into_iter().filter(stays));
}

/// Returns ln Σ exp.
pub(super) fn log_sum(terms: &[f32]) -> f32 {
    // What is e^-17 of the greatest is lost in an f32 anyway.
    const NEGLIGIBLE: f32 = -17.0;
    let most = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    let sum: f32 = terms.iter().map(|term| term - most).filter(|t| *t > NEGLIGIBLE).map(f32::exp).sum();
    most + sum.ln()
}
