//! The translation memory: units in one SQLite file, found again exactly and fuzzily, from either side.
//!
//! [`Memory`] is the file; a [`Batch`] is one transaction of writes; a [`Lookup`] says what is wanted and a [`Match`]
//! is what was found. Reading and writing go on beside each other, from threads and from processes. How alike two
//! texts are is a matter of its own, [`similarity`], and needs no file.

#[cfg(feature = "memory")]
mod ahead;
#[cfg(feature = "memory")]
mod answer;
#[cfg(feature = "memory")]
mod asked;
#[cfg(feature = "memory")]
mod batch;
#[cfg(feature = "memory")]
mod care;
#[cfg(feature = "memory")]
mod clean;
#[cfg(feature = "memory")]
mod failure;
#[cfg(feature = "memory")]
mod file;
#[cfg(feature = "memory")]
mod filter;
#[cfg(feature = "memory")]
mod headers;
#[cfg(feature = "memory")]
mod history;
#[cfg(feature = "memory")]
mod index;
#[cfg(feature = "memory")]
mod info;
#[cfg(feature = "memory")]
mod likely;
#[cfg(feature = "memory")]
mod lookup;
#[cfg(feature = "memory")]
mod matches;
#[cfg(feature = "memory")]
mod packed;
#[cfg(feature = "memory")]
mod record;
#[cfg(feature = "memory")]
mod repair;
#[cfg(feature = "memory")]
mod schema;
#[cfg(feature = "memory")]
mod search;
#[cfg(feature = "memory")]
mod seen;
pub mod similarity;
#[cfg(feature = "memory")]
mod term;
#[cfg(feature = "memory")]
mod translated;
#[cfg(feature = "memory")]
mod turns;
#[cfg(feature = "memory")]
mod unmatched;

#[cfg(feature = "memory")]
pub use {
    asked::Asked,
    batch::{Batch, Inserted},
    care::Merged,
    clean::{Finding, Flaw},
    file::{Memory, Units},
    filter::Filter,
    history::{Step, Undone},
    info::Info,
    lookup::{Lookup, Rank},
    matches::{Match, Penalty, Reason},
    repair::Repaired,
    search::{Found, Search},
    translated::Translated,
};
