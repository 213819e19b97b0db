//! `mizan serve`: its contract, what it answers, and what it refuses.
#![cfg(feature = "server")]

mod answers;
#[path = "../desk/mod.rs"]
mod desk;
mod hostile;
mod protocol;
mod running;
mod tokens;
