//! Bilingual files as streams of units: a `Reader` over any `io::Read`, a `Writer` over any `io::Write`.
//!
//! A reader is an iterator of `Result<Unit>` that goes on after a bad unit: damage costs the unit it stands
//! in and no other. Its repairs are listed as [`Repair`]s. A reader holds one unit, message or row in memory,
//! however large the file; only a workbook (XLSX) and a zip file are read whole. No reader resolves an entity
//! or opens a file that the input names.

mod any;
mod archive;
mod debug;
mod held;
mod lang_pairs;
mod langs;
mod marked;
mod mended;
mod one_pair;
pub mod po;
mod prop_names;
mod reuse;
pub mod sheet;
mod streams;
mod table;
pub mod tbx;
pub mod tmx;
mod xcloc;
pub mod xliff;
mod xml;

pub use crate::format::{Format, Limits};
pub use archive::{BilingualFile, each_file};
pub use langs::Langs;
pub use marked::Marked;
pub use mended::{Repair, Repaired};
pub use reuse::Reuse;
pub use streams::{ReadUnits, WriteUnits};
#[cfg(feature = "xlsx")]
pub use table::xlsx;
pub use table::{csv, tsv};
pub use xcloc::localized_file;
