//! `mizan lookup`: finds translations of a text, or of each line of a stream, in a memory.

mod args;
mod asked;
mod lines;
mod parts;
mod remote;
mod stream;
mod terms;

pub(crate) use args::Args;
