//! Beads and the units made of them, as the library and the command line give them.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;
#[cfg(feature = "documents")]
#[path = "../office/mod.rs"]
mod office;

mod aligner;
mod beads;
mod gold;
mod new_version;
mod one_document;
mod pairing;
mod pairs;
mod samples;
mod second_time;
mod several_files;
mod split_beads;
mod subtitles;
mod train;
