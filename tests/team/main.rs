//! The memory of a team: laptops and servers that follow a PostgreSQL which the tests start themselves.
//!
//! Where there is no PostgreSQL, the tests say so and pass. The long form is
//! `cargo test --release --features server,team --test team -- --ignored --nocapture`.
#![cfg(all(feature = "team", unix))]

#[path = "../desk/mod.rs"]
mod desk;
mod laptops;
mod line;
mod postgres;
mod rights;
#[cfg(feature = "server")]
mod servers;
mod storm;
