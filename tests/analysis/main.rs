//! What there is to translate: `mizan analyse` puts each segment into one band, whatever file it comes from.
#![cfg(feature = "cli")]

#[path = "../desk/mod.rs"]
mod desk;
#[path = "../office/mod.rs"]
mod office;

mod bands;
mod files;
mod outputs;
