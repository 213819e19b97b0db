//! `mizan serve`: memories that tools and teams ask over HTTP.

mod args;
#[cfg(feature = "server")]
mod log;
#[cfg(feature = "server")]
mod places;
#[cfg(feature = "server")]
mod run;
#[cfg(all(feature = "server", feature = "team"))]
mod team;

pub(crate) use args::Args;
