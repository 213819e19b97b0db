//! What a text as a whole shows about its beads: how often its translator splits, joins and omits sentences.

mod null_prior;
pub(super) mod shape_prior;

pub(super) use null_prior::NullPrior;
