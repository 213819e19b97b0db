use std::collections::HashSet;

use super::bead::Bead;

/// How often beads of a confidence turn out to be right, learned from beads that were judged.
///
/// The log odds of being right are a straight line over those of the confidence (Platt 1999): two figures, so that a
/// few hundred beads suffice.
///
/// ```
/// use mizan::align::{Calibration, Judged};
///
/// let judged: Vec<Judged> = (0..100).map(|n| Judged { confidence: 0.99, right: n % 10 != 0 }).collect();
/// assert!((Calibration::learn(&judged).confidence(0.99) - 0.9).abs() < 0.01);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    pub(super) slope: f64,
    pub(super) shift: f64,
}

/// A found bead's confidence, and whether it is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// 0 to 1.
    pub confidence: f64,
    /// Whether a person has the very bead.
    pub right: bool,
}

/// Returns each found bead's confidence with whether a person has the very bead.
#[must_use]
pub fn judge(gold: &[Bead], found: &[Bead]) -> Vec<Judged> {
    let gold: HashSet<_> = gold.iter().map(|bead| (bead.source(), bead.target())).collect();
    let judged = |bead: &Bead| Judged {
        confidence: bead.confidence(),
        right: gold.contains(&(bead.source(), bead.target())),
    };
    found.iter().map(judged).collect()
}

impl Calibration {
    // Beads beside those that were judged, in favour of leaving confidences as they are.
    const DOUBT: f64 = 1.0;

    /// Learns from judged beads by Newton's method. Linear in their number.
    #[must_use]
    pub fn learn(judged: &[Judged]) -> Self {
        const ROUNDS: usize = 30;
        let mut line = Self { slope: 1.0, shift: 0.0 };
        for _ in 0..ROUNDS {
            // The gradient and the curvature of the log likelihood.
            let (mut by_slope, mut by_shift) = (Self::DOUBT * (1.0 - line.slope), -Self::DOUBT * line.shift);
            let (mut slopes, mut both, mut shifts) = (Self::DOUBT, 0.0, Self::DOUBT);
            for bead in judged {
                let odds = log_odds(bead.confidence);
                let chance = line.confidence(bead.confidence);
                let (off, weight) = (f64::from(u8::from(bead.right)) - chance, chance * (1.0 - chance));
                by_slope += off * odds;
                by_shift += off;
                slopes += weight * odds * odds;
                both += weight * odds;
                shifts += weight;
            }
            let determinant = slopes * shifts - both * both;
            line.slope += (by_slope * shifts - by_shift * both) / determinant;
            line.shift += (by_shift * slopes - by_slope * both) / determinant;
        }
        line
    }

    /// Returns how often beads of this confidence are right, 0 to 1.
    #[must_use]
    pub fn confidence(&self, confidence: f64) -> f64 {
        1.0 / (1.0 + (-self.slope * log_odds(confidence) - self.shift).exp())
    }
}

fn log_odds(chance: f64) -> f64 {
    let chance = chance.clamp(1e-9, 1.0 - 1e-9);
    (chance / (1.0 - chance)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_true_already_stays() {
        let judged: Vec<Judged> = (0..1000)
            .map(|n| Judged {
                confidence: f64::from(n % 10) / 10.0 + 0.05,
                right: n / 10 % 100 < 10 * (n % 10) + 5,
            })
            .collect();
        let calibration = Calibration::learn(&judged);
        for confidence in [0.05, 0.3, 0.5, 0.9] {
            assert!((calibration.confidence(confidence) - confidence).abs() < 0.02, "{calibration:?}");
        }
    }

    #[test]
    fn beads_of_one_kind_alone_are_learned_from() {
        for right in [true, false] {
            let judged = vec![Judged { confidence: 1.0, right }; 50];
            let confidence = Calibration::learn(&judged).confidence(0.9);
            assert!((0.0..=1.0).contains(&confidence));
        }
        assert!((Calibration::learn(&[]).confidence(0.7) - 0.7).abs() < 1e-9);
    }
}
