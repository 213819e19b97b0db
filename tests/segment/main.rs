//! Segments, as the library and the command line give them.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;
mod processor;

mod docs;
mod gold;
mod offsets;
mod sentences;
mod shapes;
mod srx;
#[cfg(feature = "srx")]
mod stretches;
