//! The review of alignments: the job, and the page's server.
#![cfg(feature = "review")]

#[cfg(feature = "server")]
#[path = "../desk/mod.rs"]
mod desk;
mod hostile;
mod job;
mod planted;
#[cfg(feature = "server")]
mod server;
mod story;
