//! What a text itself says about its beads, words aside.

mod null_prior;
pub(super) mod shape_prior;

pub(super) use null_prior::NullPrior;
