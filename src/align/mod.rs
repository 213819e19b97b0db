//! The sentences of a text matched to those of its translation.
//!
//! [`Aligner`] takes two lists of sentences, however they were split, and returns an [`Alignment`]: [`Bead`]s
//! that say which sentences translate which, each with a confidence. There is no neural network. Words that
//! translate each other, numbers, names and lengths score every group of sentences against every group near
//! it; a forward-backward pass (Gale and Church 1993 for the beads, Brown et al. 1991 for the probabilities)
//! turns scores into the probability that a bead is right; the answer is the path with the greatest expected
//! F1.

mod aligner;
mod band;
mod bead;
mod candidate;
mod chance;
mod deadline;
mod evidence;
mod marks;
mod path;
mod pins;
mod prior;
mod problem;
mod realign;
mod score;
mod search;
mod shape;
mod weights;
mod words;

pub use aligner::Aligner;
pub use bead::{Alignment, Bead, BeadFile, BeadType, Fingerprint, read_beads};
#[cfg(feature = "eval")]
pub(crate) use chance::{log_odds, of_log_odds};
#[cfg(feature = "eval")]
pub use evidence::Evidence;
pub use marks::{SegmentKind, SegmentMark, ShownTime};
#[cfg(feature = "eval")]
pub(crate) use shape::LEAST_SEGMENTS;
pub(crate) use words::{BothLinks, DirectedLexicon, Links, Numbering, Occurrences, Sentences, SideWords};
