//! `mizan check`: looks for faults in bilingual files and memories.

mod args;
mod chosen_rules;
mod form;
mod glossaries;
mod rows;
mod work;

pub(crate) use args::Args;
