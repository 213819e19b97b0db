//! The forward-backward pass over a band: [`Lattice`].
//!
//! A cell of the lattice is a place in both texts; a bead leads from one cell to another. The posterior of a
//! bead is the share of all paths from start to end, weighted by their probability, that use the bead.
//!
//! A rough lattice of beads of up to two sentences a side finds the part of the band through which a path may
//! pass ([`Lattice::live`]); only there are all beads scored ([`Lattice::search`]).

use std::ops::Range;

use super::probable_beads::ProbableBeads;
use crate::align::band::Band;
use crate::align::candidate::BeadCandidate;
use crate::align::chance::log_sum;
use crate::align::problem::Problem;
use crate::align::score::GroupGains;
use crate::align::shape::BeadShape;

/// A stretch of the band, with the scores of its beads of up to `N` sentences a side.
pub(crate) struct Lattice<'t, const N: usize> {
    problem: &'t Problem,
    start: (usize, usize),
    band: Band,
    source_rows: GroupGains<N>,
    target_rows: GroupGains<N>,
    shapes: Vec<(BeadShape, f32)>,
    // The scores of the sentences without a counterpart, from the start on.
    alone: [Vec<f32>; 2],
    // What a score is multiplied by to be the logarithm of a chance.
    per_score: f32,
}

/// The score of each shape of a bead that begins in a cell.
type Scores<const N: usize> = [[f32; N]; N];

impl<'t, const N: usize> Lattice<'t, N> {
    /// Computes the gains of a band whose path begins at a cell; `None` if the time runs out.
    pub(crate) fn new(problem: &'t Problem, start: (usize, usize), band: Band) -> Option<Self> {
        let Problem { source, target, links, source_places, target_places, weights, deadline, .. } = problem;
        let source_band = band.of_source(N, target.len());
        let target_band = band.of_target(N, target.len());
        let source_rows =
            GroupGains::new(source, target, &links.source, target_places, source_band, deadline)?;
        let target_rows =
            GroupGains::new(target, source, &links.target, source_places, target_band, deadline)?;
        let shapes = BeadShape::matched().filter(|shape| usize::from(shape.source.max(shape.target)) <= N);
        let shapes = shapes.map(|shape| (shape, weights.shape_cost(shape))).collect();
        let sources = start.0..band.places().end.min(source.len());
        let targets = start.1..band.window(band.places().end - 1).end.min(target.len());
        let alone = [
            sources.map(|sentence| problem.source_alone(sentence)).collect(),
            targets.map(|sentence| problem.target_alone(sentence)).collect(),
        ];
        let per_score = 1.0 / weights.temperature;
        Some(Self { problem, start, band, source_rows, target_rows, shapes, alone, per_score })
    }

    /// Returns the part of the band through which a path may pass; `None` if the time runs out.
    pub(crate) fn live(self) -> Option<Band> {
        // The least probability that a path passes a cell. Chosen by hand: the beads of all development sets
        // stay the same; with 1e-7, wrong copies of repeated passages win (`docs/align.md`).
        const LEAST: f32 = 1e-12;
        let ahead = self.backward()?;
        let mut arrived = vec![0.0_f32; self.band.cells()];
        arrived[self.band.cell(self.start.0, self.start.1).expect("the band begins at the start")] = 1.0;
        let mut live = Vec::with_capacity(self.band.places().len());
        for i in self.band.places() {
            if self.problem.deadline.is_over() {
                return None;
            }
            let mut window = Range { start: usize::MAX, end: 0 };
            for j in self.band.window(i) {
                let cell = self.band.cell(i, j).expect("in the window");
                let here = arrived[cell];
                if here < LEAST {
                    continue;
                }
                window = window.start.min(j)..j + 1;
                if !self.is_end(i, j) {
                    self.for_each_bead(i, j, |_, next, score| {
                        arrived[next] +=
                            here * (self.log_chance(score) + (ahead[next] - ahead[cell]) as f32).exp();
                    });
                }
            }
            live.push(window);
        }
        Some(self.band.near(&live))
    }

    /// Returns the beads whose posterior is at least `least`. Where too many beads share the probability for
    /// any to reach `least`, a chain of the likeliest beads still joins start and end. `wide` is the band
    /// before it was narrowed, `before` the number of candidates found before. Returns `None` if the time
    /// runs out.
    pub(crate) fn search(&self, wide: &Band, least: f32, before: usize) -> Option<ProbableBeads> {
        // A cell less probable than this share of `least` begins no bead worth keeping.
        const NEGLIGIBLE: f32 = 1e-2;
        let ahead = self.backward()?;
        let mut arrived = vec![0.0_f32; self.band.cells()];
        // The cell in which the last bead of the chain ends.
        let mut chain = self.band.cell(self.start.0, self.start.1);
        arrived[chain.expect("the band begins at the start")] = 1.0;
        let mut found = ProbableBeads::default();
        let mut of_chain = Vec::new();
        for i in self.band.places() {
            if self.problem.deadline.is_over() {
                return None;
            }
            found.thin_out(&of_chain, before);
            of_chain.clear();
            for j in self.band.window(i) {
                let cell = self.band.cell(i, j).expect("in the window");
                let (here, in_chain) = (arrived[cell], chain == Some(cell));
                if in_chain {
                    found.chain.push(((i, j), here));
                }
                if (here < least * NEGLIGIBLE && !in_chain) || self.is_end(i, j) {
                    continue;
                }
                let mut likeliest: Option<(f32, usize, BeadCandidate)> = None;
                self.for_each_bead(i, j, |shape, next, score| {
                    let onward = self.log_chance(score) + (ahead[next] - ahead[cell]) as f32;
                    let posterior = here * onward.exp();
                    arrived[next] += posterior;
                    let candidate =
                        BeadCandidate { source: i as u32, target: j as u32, shape, score, posterior };
                    if likeliest.is_none_or(|(most, ..)| onward > most) {
                        likeliest = Some((onward, next, candidate));
                    }
                    if posterior >= least {
                        self.keep(candidate, wide, &mut found);
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
        found.thin_out(&of_chain, before);
        Some(found)
    }

    fn keep(&self, candidate: BeadCandidate, wide: &Band, found: &mut ProbableBeads) {
        // The posterior from which a bead near an edge widens the band. Chosen by hand.
        const PROBABLE: f32 = 0.3;
        let place = (candidate.source as usize, candidate.target as usize);
        if candidate.posterior > PROBABLE && wide.is_near_edge(place, self.problem.target.len()) {
            found.touched.push(place);
        }
        found.candidates.push(candidate);
    }

    // The end of both texts, or any cell of the last row if the stretch ends before them.
    fn is_end(&self, i: usize, j: usize) -> bool {
        let Problem { source, target, pins, .. } = self.problem;
        i + 1 == self.band.places().end
            && (i < source.len() || j == target.len())
            && (pins.is_empty() || pins.let_pass((i, j)))
    }

    fn log_chance(&self, score: f32) -> f32 {
        score * self.per_score
    }

    // The logarithm of the summed probabilities of all paths from each cell to the end. In a long text it
    // runs into the millions, where an f32 could not distinguish one bead from another.
    fn backward(&self) -> Option<Vec<f64>> {
        let mut ahead = vec![f64::NEG_INFINITY; self.band.cells()];
        let mut terms = Vec::with_capacity(self.shapes.len() + 2);
        let mut near = 0.0;
        for i in self.band.places().rev() {
            if self.problem.deadline.is_over() {
                return None;
            }
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
        Some(ahead)
    }

    // Calls `call` for each bead that begins in a cell, with the shape, the cell in which the bead ends, and
    // the score.
    #[inline]
    fn for_each_bead(&self, i: usize, j: usize, mut call: impl FnMut(BeadShape, usize, f32)) {
        let pins = &self.problem.pins;
        if let Some(shape) = pins.at(i, j) {
            let next = self.band.cell(i + usize::from(shape.source), j + usize::from(shape.target));
            return next.into_iter().for_each(|next| call(shape, next, 0.0));
        }
        let (source_left, target_left) = self.problem.left(i, j);
        if let Some(next) = self.band.cell(i + 1, j).filter(|_| source_left > 0) {
            call(BeadShape::DELETION, next, self.alone[0][i - self.start.0]);
        }
        if let Some(next) = self.band.cell(i, j + 1).filter(|_| target_left > 0) {
            call(BeadShape::INSERTION, next, self.alone[1][j - self.start.1]);
        }
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
                    cost + self.problem.length_cost(i, j, shape) + self.problem.paragraph_cost(i, j, shape);
                let marks = self.problem.marks_gain(i, j, shape);
                call(shape, next, gains[v - 1][w - 1] - besides + marks);
            }
        }
    }

    // Returns, for each shape of a bead that begins in a cell, half the sum of its gains in both directions.
    #[inline]
    fn gains(&self, i: usize, j: usize) -> Scores<N> {
        let mut sums = [[0.0; N]; N];
        let mut running = [0.0; N];
        for (v, sums) in sums.iter_mut().enumerate() {
            if let Some(gains) = self.source_rows.gains(i + v, j) {
                running.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += 0.5 * gain);
            }
            *sums = running;
        }
        let mut running = [0.0; N];
        for w in 0..N {
            if let Some(gains) = self.target_rows.gains(j + w, i) {
                running.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += 0.5 * gain);
            }
            sums.iter_mut().zip(running).for_each(|(sums, gain)| sums[w] += gain);
        }
        sums
    }
}
