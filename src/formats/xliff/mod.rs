//! XLIFF: the files in which a document travels to its translator and back. The reader takes 1.2 with the
//! dialects of Trados (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF), and 2.0 and 2.1; the writer makes 1.2
//! and 2.1.
//!
//! A segment is a [`Unit`](crate::unit::Unit): a unit of the file, or each of its segments if both sides have
//! the same. Inline elements are codes. Their markup is the markup they stand for, if the file says it, else
//! the element itself. A file is cut into its units first and each is parsed alone, so that damage ends where
//! the next starts.

mod choice;
mod definitions;
mod edit;
mod fill;
mod fill_v1;
mod fill_v2;
mod fillable;
mod filled;
mod fragment;
mod head;
mod indent;
mod inherited;
mod inline;
mod matched_by;
mod meta;
mod open_file;
mod paired_codes;
mod phrase_tags;
mod piece_cutter;
mod proposal;
mod reader;
mod size_limit;
mod span;
mod status;
mod v1;
mod v2;
mod version;
mod write_v1;
mod write_v2;
mod writer;

pub use fillable::{FillableFile, FillableSegment};
pub use filled::Filled;
pub use matched_by::MatchedBy;
pub use proposal::Proposal;
pub use reader::Reader;
pub use version::Version;
pub use writer::Writer;
