//! `mizan info`: counts the units of a memory and prints the counts as columns, as bars or as JSON.

mod args;
mod check;
mod columns;
mod picture;
#[cfg(feature = "team")]
mod team;

pub(crate) use args::Args;
