//! What a person does to a board, and what each action changes, the rows that are aligned anew included.

mod draft;
mod halves;
mod neighbour_aligner;
mod neighbourhood;
mod review_action;

pub(in crate::review) use neighbour_aligner::NeighbourAligner;
pub use review_action::{Cut, End, ReviewAction};
