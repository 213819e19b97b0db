//! SRX 2.0: the segmentation rules of other tools, in and out.
//!
//! An [`Srx`] is a rule file. [`Segmenter::srx`](crate::Segmenter::srx) cuts by it instead of by the built-in
//! rules; [`built_in`] writes the built-in rules as such a file.
//!
//! A rule is a pair of patterns in Java's regular expressions, one for what stands before a place, one for
//! what follows; the first rule that fits a place decides whether text is cut there. The patterns are
//! translated, and a rule that cannot be is named by [`Srx::unsupported`]. What stands more than 256 bytes
//! before a place is not seen, and a pattern that tries more than a hundred thousand ways is given up: a
//! hostile file costs time, but bounded time.

mod backward;
mod cut_point;
mod edge_bytes;
mod engine;
mod file;
mod java;
mod reader;
mod rule;
mod rule_text;
mod unsupported;
mod write;

pub(super) use engine::Engine;
pub use file::Srx;
pub use unsupported::Unsupported;
pub use write::built_in;
