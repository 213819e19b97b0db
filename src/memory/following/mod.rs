//! A memory that follows another store of units, such as that of a team: which units it shares with that
//! store, what it has changed by itself since, and how far it has read.
//!
//! Writers know nothing of this. A shared unit stands in the table `followed` with the sum of its row as it
//! was when both sides were equal, so a row with another sum is a change of this memory.

mod follow_state;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod following;
mod own_changes;
mod unit_fields;

pub(crate) use {
    follow_state::{FollowState, Place, Steps},
    following::{Followed, Following},
    own_changes::OwnChange,
    unit_fields::UnitFields,
};
