//! `mizan segment`: splits text into sentences.

mod args;
mod form;

pub(crate) use args::Args;
