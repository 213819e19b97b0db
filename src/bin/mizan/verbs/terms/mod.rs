//! `mizan terms`: finds terms with their translations.

mod args;
mod form;
mod input_units;
mod run;

pub(crate) use args::Args;
