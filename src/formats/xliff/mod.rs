//! XLIFF: the files in which a document travels to its translator and back. The reader takes 1.2 with the
//! dialects of Trados (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF), and 2.0 and 2.1; the writer makes 1.2
//! and 2.1.
//!
//! Each segment of the file becomes a [`Unit`](crate::unit::Unit). If the source and the target of a unit of
//! the file do not have the same segments, the unit of the file becomes one [`Unit`](crate::unit::Unit) as a
//! whole. Inline elements become codes. The markup of a code is the original markup, if the file holds it,
//! and otherwise the inline element itself. The reader cuts a file into its units first and parses each unit
//! alone, so that damage in one unit does not reach the next.

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
