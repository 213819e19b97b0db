//! `mizan analyse`: counts what there is to translate, and how much of it memories have.

mod args;
mod form;
mod job;
mod rates;
mod run;
mod table;

pub(crate) use args::Args;
