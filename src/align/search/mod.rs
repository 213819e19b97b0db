//! Which beads are probable at all.

mod anchors;
mod lattice;
mod stretches;

pub(super) use stretches::search;
