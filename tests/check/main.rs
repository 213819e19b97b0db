//! `mizan check`: what it finds, how it reports, and when it fails a run.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;

#[cfg(feature = "memory")]
mod genres;
mod kinds;
mod planted;
#[cfg(feature = "cli")]
mod promises;
