//! The words that decide: what a word says about the mark beside it, read from `data/`.

mod data;
mod says;
mod tables;

#[cfg(feature = "srx")]
pub(super) use data::{abbreviations, deciding_words};
pub(super) use says::Says;
pub(super) use tables::WordTables;
