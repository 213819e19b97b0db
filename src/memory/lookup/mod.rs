//! Lookup: finds the units that are most like a text.
//!
//! The index offers candidates. The ranking reads the likeliest of them and keeps those that are most like
//! the text by characters. The lookup compares these by words and returns the best as matches.

mod answers;
mod grading;
#[expect(clippy::module_inception, reason = "the file is named after what it holds, as all are")]
mod lookup;
mod matches;
mod memory_lookup;
mod neighbours;
mod penalties;
mod penalty;
mod penalty_rule;
mod rank;
mod ranking;
mod scripts;
mod shortlist;
mod side_texts;
mod task;
mod variants;

pub(super) use memory_lookup::best;
pub(super) use side_texts::{AT_ONCE, SideTexts};
pub use {
    lookup::Lookup,
    matches::Match,
    penalty::{Penalty, Reason},
    penalty_rule::PenaltyRule,
    rank::Rank,
};
