//! A memory: what it stores, for whom, and what it survives.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;

mod care;
mod damage;
mod forget;
mod import;
mod merge;
mod redo;
mod repair;
mod search;
mod shared_pairs;
mod survives;
mod units;
mod which;
mod whose;
