//! `mizan team`: the memories of a team on PostgreSQL.

mod args;
#[cfg(feature = "team")]
mod run;

pub(crate) use args::Args;
