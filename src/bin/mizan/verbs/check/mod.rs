//! `mizan check`: looks for faults in bilingual files and memories.

mod args;
mod form;
mod glossaries;
mod rows;
mod work;

pub(crate) use args::Args;
