//! Bilingual files as streams of units: a `Reader` over any `io::Read`, a `Writer` over any `io::Write`.
//!
//! A reader is an iterator of `Result<Unit>` that goes on after a bad unit: damage costs the unit it stands in and no
//! other. What it had to mend it tells in [`Repair`]s. No reader holds more than one unit in memory, however large
//! the file; none resolves an entity or opens a file that the input names.

pub mod csv;
mod ends;
mod entries;
mod format;
mod pairs;
pub mod po;
mod repair;
mod split;
mod stream;
mod table;
pub mod tbx;
pub mod tmx;
mod tree;
pub mod tsv;
mod units;
pub mod xliff;
#[cfg(feature = "xlsx")]
pub mod xlsx;
mod xml;

pub use format::Format;
pub use repair::{Repair, Repaired};
pub use units::{Langs, ReadUnits, WriteUnits};
