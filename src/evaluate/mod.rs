//! How well segments and beads agree with a person's, and how far confidences can be trusted.
//!
//! [`segments`] compares the boundaries of one text with a gold set and returns a [`SegmentEvaluation`];
//! [`beads`] compares the beads of one document and returns a [`BeadEvaluation`]. Evaluations of several
//! texts are pooled by adding their counts; both kinds report an [`Accuracy`]. [`Reliability`] compares
//! confidences with the share of beads that are right, and [`Calibration`] learns to correct confidences.
//! [`f1_interval`] says how far an F1 can be trusted, and [`Gain`] how far a gain over another build can.

mod accuracy;
mod bead_evaluation;
mod block;
mod calibration;
mod gain;
mod interval;
mod judged;
mod one_by_one;
mod reliability;
mod segment_evaluation;
mod share;

pub use accuracy::Accuracy;
pub use bead_evaluation::{BeadEvaluation, beads};
pub use block::{Block, blocks};
pub use calibration::Calibration;
pub use gain::Gain;
pub use interval::{Interval, f1_interval};
pub use judged::{Judged, judge};
pub use one_by_one::one_by_one;
pub use reliability::{ConfidenceBin, Reliability};
pub use segment_evaluation::{SegmentEvaluation, boundaries, segments};
pub use share::Share;
