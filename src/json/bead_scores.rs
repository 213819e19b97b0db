//! The scores of alignments: [`BeadScores`] of one document, [`BeadReport`] of several.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::BeadType;
use crate::evaluate::{Accuracy, BeadEvaluation, Gain, Interval, Reliability, Share};

/// The scores of several documents, of each kind of them and of all together, as `mizan eval align --json`
/// prints them.
#[derive(Clone, Debug, Serialize)]
pub struct BeadReport {
    documents: Vec<BeadScores>,
    kinds: Vec<BeadScores>,
    pooled: BeadScores,
}

impl BeadReport {
    /// Joins the scores of single documents, of each kind, and of all documents pooled.
    #[must_use]
    pub fn new(documents: Vec<BeadScores>, kinds: Vec<BeadScores>, pooled: BeadScores) -> Self {
        Self { documents, kinds, pooled }
    }
}

/// How well the beads of a document, or of several pooled, agree with a person's.
#[derive(Clone, Debug, Serialize)]
pub struct BeadScores {
    by_type: BTreeMap<&'static str, TypeScores>,
    calibration_error: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    calibration_error_left_out: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    f1_interval: Option<Interval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gain: Option<Gain>,
    lax: Accuracy,
    links: Accuracy,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    strict: Accuracy,
}

#[derive(Clone, Debug, Serialize)]
struct TypeScores {
    precision: Share,
    recall: Share,
}

impl BeadScores {
    /// Takes the scores from an evaluation.
    #[must_use]
    pub fn new(evaluation: &BeadEvaluation) -> Self {
        let of_type = |kind| TypeScores {
            precision: evaluation.precision_of(kind),
            recall: evaluation.recall_of(kind),
        };
        Self {
            by_type: BeadType::ALL.into_iter().map(|kind| (kind.name(), of_type(kind))).collect(),
            calibration_error: evaluation.reliability().calibration_error(),
            calibration_error_left_out: None,
            f1_interval: None,
            gain: None,
            lax: evaluation.lax(),
            links: evaluation.links(),
            name: None,
            strict: evaluation.strict(),
        }
    }

    /// Names the document.
    #[must_use]
    pub fn name(mut self, name: impl Into<Option<String>>) -> Self {
        self.name = name.into();
        self
    }

    /// Adds the reliability of confidences that were calibrated on other documents.
    #[must_use]
    pub fn left_out<'r>(mut self, reliability: impl Into<Option<&'r Reliability>>) -> Self {
        self.calibration_error_left_out = reliability.into().map(Reliability::calibration_error);
        self
    }

    /// Adds the interval of the strict F1.
    #[must_use]
    pub fn f1_interval(mut self, interval: impl Into<Option<Interval>>) -> Self {
        self.f1_interval = interval.into();
        self
    }

    /// Adds the gain over another build.
    #[must_use]
    pub fn gain(mut self, gain: impl Into<Option<Gain>>) -> Self {
        self.gain = gain.into();
        self
    }
}
