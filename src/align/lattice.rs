//! Forward-backward over the lattice of a band: which beads are probable at all.

use super::band::Band;
use super::rows::Rows;
use super::shape::{LONGEST, Shape};
use super::side::Side;
use super::weights::Weights;

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

/// Scores groups of sentences against groups of the other side.
pub(super) struct Lattice<'a> {
    pub(super) source: &'a Side,
    pub(super) target: &'a Side,
    pub(super) band: &'a Band,
    pub(super) source_rows: Rows<'a>,
    pub(super) target_rows: Rows<'a>,
    weights: Weights,
    breaks: Breaks,
    // Whether both sides have paragraphs.
    paragraphs: bool,
    // Letters of the target for each letter of the source.
    ratio: f32,
    shapes: Vec<(Shape, f32)>,
}

/// What paragraph breaks are to beads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// No bead takes one in.
    Walls,
    /// A bead that takes one in must be worth it.
    #[allow(dead_code, reason = "documents will be joined so")]
    Hints,
}

/// The score of each shape of a bead that begins in a cell.
type Scores = [[f32; LONGEST]; LONGEST];

impl<'a> Lattice<'a> {
    pub(super) fn new(
        source: &'a Side,
        target: &'a Side,
        band: &'a Band,
        source_rows: Rows<'a>,
        target_rows: Rows<'a>,
        weights: Weights,
        breaks: Breaks,
    ) -> Self {
        let ratio = target.length(0..target.len()) / source.length(0..source.len());
        let shapes = Shape::matched().map(|shape| (shape, weights.shape_cost(shape))).collect();
        let paragraphs = source.paragraphs() > 1 && target.paragraphs() > 1;
        Self { source, target, band, source_rows, target_rows, weights, breaks, paragraphs, ratio, shapes }
    }

    /// Returns the beads whose posterior is at least `least`, in the order in which they begin.
    pub(super) fn candidates(&self, least: f32) -> Vec<Candidate> {
        let (source_len, target_len) = (self.source.len(), self.target.len());
        let ahead = self.backward();
        let mut arrived = vec![0.0_f32; self.band.cells()];
        arrived[self.band.cell(0, 0).expect("the band begins at the start")] = 1.0;
        let mut candidates = Vec::new();
        for i in 0..=source_len {
            for j in self.band.window(i) {
                let cell = self.band.cell(i, j).expect("in the window");
                let here = arrived[cell];
                if here < least * 1e-2 || (i, j) == (source_len, target_len) {
                    continue;
                }
                self.for_each_bead(i, j, |shape, next, score| {
                    let posterior =
                        here * (score / self.weights.temperature + ahead[next] - ahead[cell]).exp();
                    arrived[next] += posterior;
                    if posterior >= least {
                        candidates.push(Candidate {
                            source: i as u32,
                            target: j as u32,
                            shape,
                            score,
                            posterior,
                        });
                    }
                });
            }
        }
        candidates
    }

    // The log of the summed probabilities of all paths from each cell to the end.
    fn backward(&self) -> Vec<f32> {
        let (source_len, target_len) = (self.source.len(), self.target.len());
        let mut ahead = vec![f32::NEG_INFINITY; self.band.cells()];
        let mut terms = Vec::with_capacity(LONGEST * LONGEST);
        for i in (0..=source_len).rev() {
            for j in self.band.window(i).rev() {
                let cell = self.band.cell(i, j).expect("in the window");
                if (i, j) == (source_len, target_len) {
                    ahead[cell] = 0.0;
                    continue;
                }
                terms.clear();
                self.for_each_bead(i, j, |_, next, score| {
                    terms.push(score / self.weights.temperature + ahead[next]);
                });
                ahead[cell] = log_sum(&terms);
            }
        }
        ahead
    }

    // Calls with each bead that begins in a cell: its shape, the cell in which it ends, its score.
    #[inline]
    fn for_each_bead(&self, i: usize, j: usize, mut call: impl FnMut(Shape, usize, f32)) {
        if let Some(next) = self.band.cell(i + 1, j) {
            call(Shape::DELETION, next, self.weights.unmatched(self.source, i));
        }
        if let Some(next) = self.band.cell(i, j + 1) {
            call(Shape::INSERTION, next, self.weights.unmatched(self.target, j));
        }
        let (source_left, target_left) = (self.source.len() - i, self.target.len() - j);
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
                let length = self
                    .weights
                    .length_cost(self.source.length(i..i + v) * self.ratio, self.target.length(j..j + w));
                call(shape, next, gains[v - 1][w - 1] - length - cost - self.across_paragraphs(i, j, shape));
            }
        }
    }

    // What it costs to begin a bead where one side alone opens a paragraph, or to take in a break.
    fn across_paragraphs(&self, i: usize, j: usize, shape: Shape) -> f32 {
        let (v, w) = (usize::from(shape.source), usize::from(shape.target));
        let inside = self.source.opened(i + 1..i + v) + self.target.opened(j + 1..j + w);
        if inside > 0 && self.breaks == Breaks::Walls {
            return f32::INFINITY;
        }
        if !self.paragraphs {
            return 0.0;
        }
        let begins_apart = self.source.opens_paragraph(i) != self.target.opens_paragraph(j);
        self.weights.paragraph * (f32::from(u8::from(begins_apart)) + inside as f32)
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
