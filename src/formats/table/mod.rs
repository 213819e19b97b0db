//! Formats of rows and columns: CSV, TSV (and glossaries) and XLSX.

mod choice;
mod column;
pub mod csv;
mod dialect;
mod formula;
pub(super) mod heading;
mod label;
mod row;
mod scan;
mod script_places;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod table;
mod text_rows;
pub mod tsv;
mod written_labels;
mod written_langs;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub(super) use formula::guarded;
