//! Lookup: the units most like a text.
//!
//! The index offers candidates, the ranking reads the likeliest of them and keeps the best by characters, and
//! the lookup compares those by words and returns them as matches.

mod grading;
#[expect(clippy::module_inception, reason = "the file is named after what it holds, as all are")]
mod lookup;
mod matches;
mod options;
mod penalty;
mod rank;
mod ranking;
mod shortlist;
mod side_texts;
mod task;

pub use {
    matches::Match,
    options::Lookup,
    penalty::{Penalty, Reason},
    rank::Rank,
};
