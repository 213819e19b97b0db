//! The search for probable beads: a band around rare words, and a forward-backward pass over it.

mod anchors;
mod coarse;
mod lattice;
mod long_beads;
mod probable_beads;
mod stretches;

pub(super) use long_beads::add_long_beads;
pub(super) use stretches::search;
