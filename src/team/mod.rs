//! A team's memories on PostgreSQL, and memories in files that follow them (feature `team`).
//!
//! PostgreSQL holds the truth: a [`Team`] is its schema there, under an [`Address`]. Every server and laptop
//! holds a file, a [`Follower`], in which lookups take the same time as in any memory. A follower reads what
//! others have changed, and sends what was changed in its file; of two changes of one unit the later holds.
//! `docs/team.md` describes it for users.

mod account;
mod address;
mod comparison;
mod conflict;
mod fill;
mod follower;
mod lag;
mod line;
mod line_error;
mod member;
mod pass_file;
mod pull;
mod push;
mod schema;
mod sync_report;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod team;
mod tls;
mod unit_rows;
mod watch;
mod written;

pub use {
    address::Address,
    comparison::Comparison,
    follower::Follower,
    lag::{Holder, Lag},
    pass_file::PassFile,
    sync_report::{Conflict, SyncReport},
    team::Team,
    watch::Watch,
};
