//! The page to review alignments in: a server for one person on this machine.

mod answers;
mod assets;
mod gate;
mod review_server;
mod shared_job;

pub use review_server::ReviewServer;
