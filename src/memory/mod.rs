//! The translation memory: units in one SQLite file, found again exactly and fuzzily, from either side.
//!
//! [`Memory`] is the file; a [`Batch`] is one transaction of writes; a [`Lookup`] says what is wanted and a [`Match`]
//! is what was found. Reading and writing go on beside each other, from threads and from processes. How alike two
//! texts are is a matter of its own, [`similarity`](crate::similarity), and needs no file.

mod ahead;
mod answer;
mod asked;
mod batch;
mod care;
mod clean;
mod failure;
mod file;
mod filter;
mod headers;
mod history;
mod index;
mod info;
mod likely;
mod lookup;
mod matches;
mod packed;
mod record;
mod repair;
mod schema;
mod search;
mod seen;
mod term;
mod translated;
mod turns;
mod unmatched;

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
