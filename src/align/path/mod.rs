//! The best path through the probable beads, and the sentences that it shows to have moved.

mod graph;
mod headings;
mod moves;
mod strangers;

pub(super) use graph::Graph;
pub(super) use headings::part_headings;
pub(super) use moves::{Move, moves};
pub(super) use strangers::doubt_strangers;
