//! Formats of rows and columns: CSV, TSV (and glossaries) and XLSX.

mod choice;
mod column;
pub mod csv;
#[cfg(feature = "xlsx")]
mod date_format;
mod dialect;
#[cfg(feature = "xlsx")]
mod format_part;
pub(super) mod heading;
#[cfg(feature = "xlsx")]
mod number_format;
mod row;
mod scan;
#[cfg(feature = "xlsx")]
mod sheet;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod table;
mod text_rows;
pub mod tsv;
mod written_langs;
#[cfg(feature = "xlsx")]
pub mod xlsx;
