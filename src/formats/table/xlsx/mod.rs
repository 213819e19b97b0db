//! XLSX: each row of a sheet is a unit, with its texts in two columns.
//!
//! A first row that names two languages (`ar`, `Arabic`, `العربية`) decides which columns of its sheet have
//! the texts. Without such a row the script of the cells decides. Numbers, dates and times are read as the
//! sheet shows them. The writer begins with such a row, and lays out a sheet from right to left if the source
//! language is written so.

mod reader;
mod sheets;
mod writer;

pub use reader::Reader;
pub use writer::Writer;
