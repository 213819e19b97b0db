//! Formats of rows and columns: CSV, TSV (and glossaries) and XLSX.

pub(super) mod columns;
pub mod csv;
pub mod tsv;
#[cfg(feature = "xlsx")]
pub mod xlsx;
