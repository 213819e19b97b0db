//! From lines to blocks: running heads out, paragraphs joined, headings and notes told apart.

mod doubt;
mod hyphens;
mod kinds;
mod marks;
mod paragraph;
mod paragraphs;
mod running;
mod sizes;

pub(super) use doubt::{Letters, doubt};
pub(super) use kinds::blocks;
pub(super) use paragraphs::paragraphs;
pub(super) use running::{Running, leave_out_running};
