//! XLIFF: the files in which a document travels to its translator and back. Read are 1.2 with the dialects of Trados
//! (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF), and 2.0 and 2.1; written are 1.2 and 2.1.
//!
//! A segment is a [`Unit`](crate::unit::Unit): a unit of the file, or each of its segments if both sides have the
//! same. Inline elements are codes, with the markup they stand for if the file tells it, else with the element itself
//! as markup. A file is cut into its units first and each is parsed alone, so that damage ends where the next starts.

mod definitions;
mod document;
mod fill;
mod fill_v1;
mod fill_v2;
mod inline;
mod meta;
mod reader;
mod split;
mod status;
mod v1;
mod v2;
mod write_v1;
mod write_v2;
mod writer;

pub use document::{Document, Filled, Proposal, Segment};
pub use reader::Reader;
pub use writer::Writer;

/// A generation of XLIFF; the two have little in common but the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Version {
    /// 1.2, what most translation tools read.
    #[default]
    V1,
    /// 2.1.
    V2,
}

// More segments than any unit has; those beyond it are left out.
const MOST_SEGMENTS: usize = 10_000;

/// The name of a segment: that of its unit, and its own if the unit has several.
fn key(unit: Option<&str>, segment: Option<&str>) -> Option<String> {
    match (unit, segment) {
        (Some(unit), Some(segment)) => Some(format!("{unit}.{segment}")),
        (unit, segment) => unit.or(segment).map(str::to_owned),
    }
}
