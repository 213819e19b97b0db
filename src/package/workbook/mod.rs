//! The workbooks of Excel: sheets as filled cells, each with the text that the sheet shows.
//!
//! The readers of bilingual tables and of documents both read a workbook through [`Workbook`]. What a
//! workbook says about its size is never believed; the limits bound what is held.

mod cell;
mod cell_reader;
mod date_format;
mod format_part;
mod hidden_columns;
mod item;
#[cfg(feature = "xlsx")]
mod merged_cells;
mod number_format;
mod serial_date;
mod styles;
mod texts;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod workbook;

pub(crate) use cell::CellText;
#[cfg(feature = "xlsx")]
pub(crate) use merged_cells::MergedCells;
#[cfg(feature = "xlsx")]
pub(crate) use texts::Texts;
#[cfg(feature = "documents")]
pub(crate) use workbook::Sheet;
pub(crate) use workbook::Workbook;
