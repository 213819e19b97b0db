//! XLIFF: the files in which a document travels to its translator and back. The reader takes 1.2 with the
//! dialects of Trados (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF), and 2.0 and 2.1; the writer makes 1.2
//! and 2.1.
//!
//! Each segment of the file becomes a [`Unit`](crate::unit::Unit). If the source and the target of a unit of
//! the file do not have the same segments, the unit of the file becomes one [`Unit`](crate::unit::Unit) as a
//! whole. Inline elements become codes. The markup of a code is the original markup, if the file holds it,
//! and otherwise the inline element itself. The reader cuts a file into its units first and parses each unit
//! alone, so that damage in one unit does not reach the next.

mod fill;
mod meta;
mod reader;
mod size_limit;
mod skeleton;
mod unit_group;
mod version;
mod writer;

pub use fill::{FillableFile, FillableSegment, Filled, MatchedBy, Proposal};
pub use reader::Reader;
pub use skeleton::Skeleton;
pub use unit_group::UnitGroup;
pub use version::Version;
pub use writer::Writer;
