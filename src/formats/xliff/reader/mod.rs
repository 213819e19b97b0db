//! Reads XLIFF of any version and dialect as units.

mod definitions;
mod head;
mod indent;
mod inherited;
pub(super) mod inline;
mod phrase_tags;
mod piece_cutter;
mod po_header;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod reader;
pub(super) mod span;
mod status;
mod unit_names;
pub(super) mod v1;
mod v2;

pub use reader::Reader;
