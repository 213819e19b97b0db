//! `mizan eval`: compares segments and beads with those that people made.

mod align;
mod args;
mod segment;

pub(crate) use args::Args;
