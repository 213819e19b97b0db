//! Documents that are zip files: their parts, unpacked within limits, and the XML of the parts, tag by tag.
//!
//! Workbooks, documents of Office and OpenDocument, and books are such files. [`Parts`] opens one; a part is
//! read as [`PartXml`]. [`Workbook`] reads the sheets of a workbook; `write_book` ends one that is written.

mod bounds;
mod part_fault;
mod part_xml;
mod parts;
mod relations;
mod utf16;
mod workbook;
#[cfg(feature = "xlsx")]
mod written_book;
#[cfg(feature = "documents")]
mod zip_faults;

pub(crate) use bounds::Bounds;
#[cfg(feature = "documents")]
pub(crate) use part_fault::PartFault;
#[cfg(feature = "documents")]
pub(crate) use part_xml::attribute_in_namespace;
pub(crate) use part_xml::{PartEvent, PartXml, attribute};
pub(crate) use parts::Parts;
#[cfg(feature = "documents")]
pub(crate) use relations::part_at;
pub(crate) use relations::{Relations, main_part};
#[cfg(feature = "documents")]
pub(crate) use workbook::Sheet;
pub(crate) use workbook::{CellText, Workbook};
#[cfg(feature = "xlsx")]
pub(crate) use workbook::{MergedCells, Texts};
#[cfg(feature = "xlsx")]
pub(crate) use written_book::{LONGEST_CELL, MOST_ROWS, OWN_SHEET, fitting, unwritten, write_book};
