//! Precision, recall and F1: [`Accuracy`], which every evaluation reports.

/// Precision and recall, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accuracy {
    precision: f64,
    recall: f64,
}

impl Accuracy {
    pub(super) fn new(precision: f64, recall: f64) -> Self {
        Self { precision, recall }
    }

    /// Returns the share of found items that are right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        self.precision
    }

    /// Returns the share of right items that were found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.recall
    }

    /// Returns the harmonic mean of precision and recall; 0 if both are 0.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}
