//! `mizan eval segment`: compares segments with those of a person.

mod args;
mod gold;

pub(super) use args::Args;
