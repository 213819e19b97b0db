//! Tables of figures and texts for spreadsheets: a [`Sheet`] of [`Cell`]s, written as CSV or as a workbook.

mod cell;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod sheet;

pub use cell::Cell;
pub use sheet::Sheet;
