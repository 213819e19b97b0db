//! `mizan eval align`: compares beads with those of a person.

mod args;
mod calibrated;
mod documents;
mod left_out;
mod scored;
mod table;

pub(super) use args::Args;
