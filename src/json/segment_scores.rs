//! The scores of segmentation: [`SegmentScores`] of one gold set, [`SegmentReport`] of several.

use serde::Serialize;

use crate::evaluate::SegmentEvaluation;

/// The scores of several gold sets and of all of them together, as `mizan eval segment --json` prints them.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentReport {
    pooled: SegmentScores,
    sets: Vec<SegmentScores>,
}

impl SegmentReport {
    /// Joins the scores of single gold sets with the scores of all sets pooled.
    #[must_use]
    pub fn new(sets: Vec<SegmentScores>, pooled: SegmentScores) -> Self {
        Self { pooled, sets }
    }
}

/// How well the segments of a gold set, or of several pooled, agree with a person's.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentScores {
    exact: f64,
    f1: f64,
    missed: usize,
    name: String,
    precision: f64,
    recall: f64,
    right: usize,
    segment_f1: f64,
    texts: usize,
    wrong: usize,
}

impl SegmentScores {
    /// Takes the scores of a named set from its evaluation.
    #[must_use]
    pub fn new(name: &str, evaluation: &SegmentEvaluation) -> Self {
        let boundaries = evaluation.boundaries();
        Self {
            exact: evaluation.exact().ratio(),
            f1: boundaries.f1(),
            missed: evaluation.missed(),
            name: name.to_owned(),
            precision: boundaries.precision(),
            recall: boundaries.recall(),
            right: evaluation.right(),
            segment_f1: evaluation.segments().f1(),
            texts: evaluation.texts(),
            wrong: evaluation.wrong(),
        }
    }
}
