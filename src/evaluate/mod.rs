//! How well segments and beads agree with a person's, and how far confidences can be trusted.
//!
//! [`segments`] compares the boundaries of one text with a gold set and returns a [`SegmentEvaluation`];
//! [`beads`] compares the beads of one document and returns a [`BeadEvaluation`]. Evaluations of several
//! texts are pooled by adding their counts; both kinds report an [`Accuracy`]. [`Reliability`] compares
//! confidences with the share of beads that are right, and [`Calibration`] learns to correct confidences.

mod accuracy;
mod bead_evaluation;
mod calibration;
mod judged;
mod reliability;
mod segment_evaluation;
mod share;

pub use accuracy::Accuracy;
pub use bead_evaluation::{BeadEvaluation, beads};
pub use calibration::Calibration;
pub use judged::{Judged, judge};
pub use reliability::{ConfidenceBin, Reliability};
pub use segment_evaluation::{SegmentEvaluation, boundaries, segments};
pub use share::Share;
