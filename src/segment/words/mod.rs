//! The words that decide, read from `data/`: their classes say whether a sentence may end at the mark beside
//! them.

mod data;
mod says;
mod tables;

#[cfg(feature = "srx")]
pub(super) use data::{abbreviations, deciding_words};
pub(super) use says::Says;
pub(super) use tables::WordTables;
