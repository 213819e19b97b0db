//! Confidences corrected by how often beads turned out to be right: [`Calibration`].
//!
//! The log odds of being right are modelled as a straight line over the log odds of the confidence (Platt
//! 1999) that falls with the logarithm of the number of segments: a bead of many segments has many
//! boundaries that may be wrong. Three parameters are learned, so a few hundred judged beads suffice.

use super::judged::Judged;
use crate::align::{LEAST_SEGMENTS, log_odds, of_log_odds};

/// How often beads of a confidence are right, learned from judged beads.
///
/// ```
/// use mizan::evaluate::{Calibration, Judged};
///
/// let judged: Vec<Judged> = (0..1000).map(|n| Judged::new(0.99, n % 10 != 0)).collect();
/// assert!((Calibration::learn(&judged).confidence(&judged[0]) - 0.9).abs() < 0.01);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// What `features` are multiplied with.
    weights: [f64; 3],
}

impl Calibration {
    // The weight, in beads, of the prior that confidences are right as they are. Chosen by hand.
    const DOUBT: f64 = 1.0;
    const AS_THEY_ARE: Self = Self { weights: [1.0, 0.0, 0.0] };

    /// Learns from judged beads by Newton's method; a step is halved until it raises the likelihood. Takes
    /// time linear in the number of beads.
    #[must_use]
    pub fn learn(judged: &[Judged]) -> Self {
        const ROUNDS: usize = 30;
        let mut line = Self::AS_THEY_ARE;
        for _ in 0..ROUNDS {
            let step = line.step(judged);
            let likelihood = line.likelihood(judged);
            let halved = (0..ROUNDS as i32).map(|half| 0.5_f64.powi(half));
            let mut steps =
                halved.map(|part| Self { weights: [0, 1, 2].map(|n| line.weights[n] + part * step[n]) });
            let Some(better) = steps.find(|next| next.likelihood(judged) > likelihood) else { break };
            line = better;
        }
        line
    }

    // Returns the step of Newton's method, from the gradient and the curvature of the log likelihood.
    fn step(&self, judged: &[Judged]) -> [f64; 3] {
        let mut gradient = self.off().map(|off| -Self::DOUBT * off);
        let mut curvature = [[0.0; 3]; 3];
        for (n, row) in curvature.iter_mut().enumerate() {
            row[n] = Self::DOUBT;
        }
        for bead in judged {
            let features = features(bead);
            let chance = self.confidence(bead);
            let (off, weight) = (f64::from(u8::from(bead.is_right())) - chance, chance * (1.0 - chance));
            for (n, row) in curvature.iter_mut().enumerate() {
                gradient[n] += off * features[n];
                row.iter_mut().zip(features).for_each(|(cell, other)| *cell += weight * features[n] * other);
            }
        }
        solve(curvature, gradient)
    }

    // Returns how far the weights are from those that leave confidences as they are.
    fn off(&self) -> [f64; 3] {
        [0, 1, 2].map(|n| self.weights[n] - Self::AS_THEY_ARE.weights[n])
    }

    // Returns the log likelihood of the judged beads in nats, up to a constant.
    fn likelihood(&self, judged: &[Judged]) -> f64 {
        let doubt = -Self::DOUBT * self.off().map(|off| off * off).iter().sum::<f64>() / 2.0;
        let of = |bead: &Judged| {
            let odds = self.odds(bead);
            let against = if bead.is_right() { -odds } else { odds };
            // ln(1 + e^x) without overflow.
            -(against.max(0.0) + (-against.abs()).exp().ln_1p())
        };
        doubt + judged.iter().map(of).sum::<f64>()
    }

    /// Returns how often beads of the confidence and the number of segments of this bead are right, 0 to 1.
    #[must_use]
    pub fn confidence(&self, bead: &Judged) -> f64 {
        of_log_odds(self.odds(bead))
    }

    fn odds(&self, bead: &Judged) -> f64 {
        self.weights.iter().zip(features(bead)).map(|(weight, feature)| weight * feature).sum()
    }
}

// Returns what the log odds of a bead are a weighted sum of: those of its confidence, a constant, and how
// many segments it has.
fn features(bead: &Judged) -> [f64; 3] {
    let segments = bead.segments().max(LEAST_SEGMENTS) as f64;
    [clamped_odds(bead.confidence()), 1.0, (segments / LEAST_SEGMENTS as f64).ln()]
}

// Solves three linear equations by Gaussian elimination. The matrix is positive definite, so that no pivot
// is 0.
fn solve(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        let above = matrix[pivot];
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / above[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    let mut solved = [0.0; 3];
    for row in (0..3).rev() {
        let known: f64 = (row + 1..3).map(|column| matrix[row][column] * solved[column]).sum();
        solved[row] = (right[row] - known) / matrix[row][row];
    }
    solved
}

// Returns the log odds of a confidence; they stay finite at 0 and 1.
fn clamped_odds(confidence: f64) -> f64 {
    // The least confidence, and the least distance from 1: it bounds the log odds to 20.7 nats either way.
    const LEAST: f64 = 1e-9;
    log_odds(confidence.clamp(LEAST, 1.0 - LEAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_true_already_stays() {
        let judged: Vec<Judged> = (0..1000)
            .map(|n| Judged::new(f64::from(n % 10) / 10.0 + 0.05, n / 10 % 100 < 10 * (n % 10) + 5))
            .collect();
        let calibration = Calibration::learn(&judged);
        for confidence in [0.05, 0.3, 0.5, 0.9] {
            let found = calibration.confidence(&Judged::new(confidence, true));
            assert!((found - confidence).abs() < 0.02, "{calibration:?}");
        }
    }

    #[test]
    fn a_confidence_far_from_the_truth_is_mended() {
        for (confidence, truth) in [(0.999_999, 0.5), (0.000_001, 0.5), (0.99, 0.1), (0.5, 0.9)] {
            let right = |n: u32| f64::from(n % 10) < 10.0 * truth;
            let judged: Vec<Judged> = (0..1000).map(|n| Judged::new(confidence, right(n))).collect();
            let found = Calibration::learn(&judged).confidence(&judged[0]);
            assert!((found - truth).abs() < 0.02, "{confidence}: {found}");
        }
    }

    #[test]
    fn beads_of_many_segments_that_are_wrong_more_often_are_told_apart() {
        // Twice the segments, 4/9 of the odds.
        const RIGHT: [(usize, usize); 3] = [(2, 90), (4, 80), (8, 64)];
        let judged: Vec<Judged> = (0..3000)
            .map(|n| {
                let (segments, percent) = RIGHT[n % 3];
                Judged::new(0.9, n / 3 % 100 < percent).with_segments(segments)
            })
            .collect();
        let calibration = Calibration::learn(&judged);
        for (segments, percent) in RIGHT {
            let right = percent as f64 / 100.0;
            let found = calibration.confidence(&Judged::new(0.9, true).with_segments(segments));
            assert!((found - right).abs() < 0.02, "{segments}: {found}");
        }
        let null = Judged::new(0.9, true).with_segments(1);
        assert_eq!(calibration.confidence(&null), calibration.confidence(&Judged::new(0.9, true)));
    }

    #[test]
    fn beads_of_one_kind_alone_are_learned_from() {
        for right in [true, false] {
            let judged = vec![Judged::new(1.0, right); 50];
            let confidence = Calibration::learn(&judged).confidence(&Judged::new(0.9, true));
            assert!((0.0..=1.0).contains(&confidence));
        }
        let unknown = Judged::new(0.7, true).with_segments(5);
        assert!((Calibration::learn(&[]).confidence(&unknown) - 0.7).abs() < 1e-9);
    }
}
