//! Bilingual files: each is read and written without a loss.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;

mod convert;
mod convert_trados;
mod damaged_tmx;
mod languages;
mod packed;
mod po;
mod po_header;
mod refused;
mod tables;
mod tbx;
mod tmx;
mod xliff;
