//! `mizan pair`: finds which documents of two folders translate each other.

mod args;
mod lines;

pub(crate) use args::Args;
