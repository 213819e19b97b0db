//! Confidences corrected by how often beads turned out to be right: [`Calibration`].
//!
//! The log odds of being right are modelled as a straight line over the log odds of the confidence (Platt
//! 1999). The line has only two parameters, so a few hundred judged beads suffice.

use super::judged::Judged;
use crate::align::{log_odds, of_log_odds};

/// How often beads of a confidence are right, learned from judged beads.
///
/// ```
/// use mizan::evaluate::{Calibration, Judged};
///
/// let judged: Vec<Judged> = (0..1000).map(|n| Judged::new(0.99, n % 10 != 0)).collect();
/// assert!((Calibration::learn(&judged).confidence(0.99) - 0.9).abs() < 0.01);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    slope: f64,
    shift: f64,
}

impl Calibration {
    // The weight, in beads, of the prior that confidences are right as they are. Chosen by hand.
    const DOUBT: f64 = 1.0;

    /// Learns from judged beads by Newton's method; a step is halved until it raises the likelihood. Takes
    /// time linear in the number of beads.
    #[must_use]
    pub fn learn(judged: &[Judged]) -> Self {
        const ROUNDS: usize = 30;
        let mut line = Self { slope: 1.0, shift: 0.0 };
        for _ in 0..ROUNDS {
            let (slope, shift) = line.step(judged);
            let likelihood = line.likelihood(judged);
            let halved = (0..ROUNDS as i32).map(|half| 0.5_f64.powi(half));
            let mut steps = halved
                .map(|part| Self { slope: line.slope + part * slope, shift: line.shift + part * shift });
            let Some(better) = steps.find(|next| next.likelihood(judged) > likelihood) else { break };
            line = better;
        }
        line
    }

    // Returns the step of Newton's method, from the gradient and the curvature of the log likelihood.
    fn step(&self, judged: &[Judged]) -> (f64, f64) {
        let (mut by_slope, mut by_shift) = (Self::DOUBT * (1.0 - self.slope), -Self::DOUBT * self.shift);
        let (mut slopes, mut both, mut shifts) = (Self::DOUBT, 0.0, Self::DOUBT);
        for bead in judged {
            let odds = clamped_odds(bead.confidence());
            let chance = self.confidence(bead.confidence());
            let (off, weight) = (f64::from(u8::from(bead.is_right())) - chance, chance * (1.0 - chance));
            by_slope += off * odds;
            by_shift += off;
            slopes += weight * odds * odds;
            both += weight * odds;
            shifts += weight;
        }
        let determinant = slopes * shifts - both * both;
        (
            (by_slope * shifts - by_shift * both) / determinant,
            (by_shift * slopes - by_slope * both) / determinant,
        )
    }

    // Returns the log likelihood of the judged beads in nats, up to a constant.
    fn likelihood(&self, judged: &[Judged]) -> f64 {
        let doubt = -Self::DOUBT * ((self.slope - 1.0).powi(2) + self.shift.powi(2)) / 2.0;
        let of = |bead: &Judged| {
            let odds = self.slope * clamped_odds(bead.confidence()) + self.shift;
            let against = if bead.is_right() { -odds } else { odds };
            // ln(1 + e^x) without overflow.
            -(against.max(0.0) + (-against.abs()).exp().ln_1p())
        };
        doubt + judged.iter().map(of).sum::<f64>()
    }

    /// Returns how often beads of this confidence are right, 0 to 1.
    #[must_use]
    pub fn confidence(&self, confidence: f64) -> f64 {
        of_log_odds(self.slope * clamped_odds(confidence) + self.shift)
    }
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
            assert!((calibration.confidence(confidence) - confidence).abs() < 0.02, "{calibration:?}");
        }
    }

    #[test]
    fn a_confidence_far_from_the_truth_is_mended() {
        for (confidence, truth) in [(0.999_999, 0.5), (0.000_001, 0.5), (0.99, 0.1), (0.5, 0.9)] {
            let right = |n: u32| f64::from(n % 10) < 10.0 * truth;
            let judged: Vec<Judged> = (0..1000).map(|n| Judged::new(confidence, right(n))).collect();
            let found = Calibration::learn(&judged).confidence(confidence);
            assert!((found - truth).abs() < 0.02, "{confidence}: {found}");
        }
    }

    #[test]
    fn beads_of_one_kind_alone_are_learned_from() {
        for right in [true, false] {
            let judged = vec![Judged::new(1.0, right); 50];
            let confidence = Calibration::learn(&judged).confidence(0.9);
            assert!((0.0..=1.0).contains(&confidence));
        }
        assert!((Calibration::learn(&[]).confidence(0.7) - 0.7).abs() < 1e-9);
    }
}
