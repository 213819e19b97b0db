//! Reads the crate's own source: which files it has, what each defines, and which file leans on which.
//!
//! The reading is by tokens, not by items: enough to follow `use` lines and paths to the file that
//! defines a name, and small enough to be checked on made-up trees (see `tests/floors.rs`).

mod arrows;
mod circles;
mod file;
mod names;

pub(crate) use arrows::{Arrow, Arrows};
pub(crate) use circles::circles;
pub(crate) use file::SourceFile;
pub(crate) use names::Tree;
