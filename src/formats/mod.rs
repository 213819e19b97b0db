//! Bilingual files as streams of units: a `Reader` over any `io::Read`, a `Writer` over any `io::Write`.
//!
//! A reader is an iterator of `Result<Unit>` that goes on after a bad unit: damage costs the unit it stands in and no
//! other. What it had to mend it tells in [`Repair`]s. No reader holds more than one unit in memory, however large
//! the file; none resolves an entity or opens a file that the input names.

#[cfg(feature = "formats")]
pub mod csv;
#[cfg(feature = "formats")]
mod ends;
#[cfg(feature = "formats")]
mod entries;
#[cfg(feature = "formats")]
mod format;
#[cfg(feature = "formats")]
mod pairs;
#[cfg(feature = "formats")]
pub mod po;
#[cfg(feature = "formats")]
mod repair;
#[cfg(feature = "formats")]
mod split;
#[cfg(feature = "formats")]
mod stream;
#[cfg(feature = "formats")]
mod table;
#[cfg(feature = "formats")]
pub mod tbx;
#[cfg(feature = "formats")]
pub mod tmx;
#[cfg(feature = "formats")]
mod tree;
#[cfg(feature = "formats")]
pub mod tsv;
#[cfg(feature = "formats")]
mod units;
#[cfg(feature = "formats")]
pub mod xliff;
#[cfg(feature = "xlsx")]
pub mod xlsx;
#[cfg(feature = "formats")]
mod xml;

#[cfg(feature = "formats")]
pub use format::Format;
#[cfg(feature = "formats")]
pub use repair::{Repair, Repaired};
#[cfg(feature = "formats")]
pub use units::{Langs, ReadUnits, WriteUnits};
