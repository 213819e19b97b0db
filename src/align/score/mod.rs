//! How well the words of a bead explain each other.

mod coverage;
mod distance;
mod edge_gain;
mod gain;
mod gain_model;
mod gains;
mod order;
mod place_weights;
mod rescorer;

pub(super) use coverage::Coverage;
pub(super) use edge_gain::EdgeGains;
pub(super) use gains::GroupGains;
pub(super) use rescorer::Rescorer;
