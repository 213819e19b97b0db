//! [`Reliability`]: compares the confidence of beads with the share of them that are right.

use super::judged::Judged;
use super::share::Share;

/// Judged beads by confidence, in ten bins of equal width from 0 to 1.
///
/// ```
/// use mizan::evaluate::{Judged, Reliability};
///
/// let judged = [Judged::new(0.9, true), Judged::new(0.9, false)];
/// let reliability = Reliability::of(&judged);
/// assert_eq!(reliability.bins()[9].share().ratio(), 0.5);
/// assert!((reliability.calibration_error() - 0.4).abs() < 1e-12);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reliability {
    bins: [ConfidenceBin; 10],
}

/// Beads of similar confidence, and how many of them are right.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ConfidenceBin {
    share: Share,
    // The sum of the confidences.
    sum: f64,
}

impl Reliability {
    /// Sorts judged beads into bins.
    #[must_use]
    pub fn of(judged: &[Judged]) -> Self {
        let mut bins = [ConfidenceBin::default(); 10];
        for bead in judged {
            let bin = &mut bins[((bead.confidence() * 10.0) as usize).min(9)];
            bin.share.count(bead.is_right());
            bin.sum += bead.confidence();
        }
        Self { bins }
    }

    /// Returns the bins, by rising confidence.
    #[must_use]
    pub fn bins(&self) -> &[ConfidenceBin; 10] {
        &self.bins
    }

    /// Returns the expected calibration error: the difference between mean confidence and the share of right
    /// beads in a bin, averaged over all beads.
    #[must_use]
    pub fn calibration_error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.share.all()).sum();
        let off: f64 = self.bins.iter().map(|bin| (bin.sum - bin.share.right() as f64).abs()).sum();
        if all == 0 { 0.0 } else { off / all as f64 }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.bins.iter_mut().zip(&other.bins) {
            mine.share.add(theirs.share);
            mine.sum += theirs.sum;
        }
    }
}

impl ConfidenceBin {
    /// Returns how many of the beads are right.
    #[must_use]
    pub fn share(&self) -> Share {
        self.share
    }

    /// Returns the mean confidence; 0 if the bin is empty.
    #[must_use]
    pub fn mean_confidence(&self) -> f64 {
        if self.share.all() == 0 { 0.0 } else { self.sum / self.share.all() as f64 }
    }
}
