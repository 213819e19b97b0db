//! SRX 2.0: the segmentation rules of other tools, in and out.
//!
//! An [`Srx`] is a rule file. [`Segmenter::srx`](crate::Segmenter::srx) cuts by it instead of by the built-in
//! rules; [`built_in`] writes the built-in rules as such a file.
//!
//! A rule is a pair of Java's regular expressions, one for the text before a place and one for the text
//! after it. The first rule that fits a place decides whether the text is cut there. The expressions are
//! translated; [`Srx::unsupported`] lists the rules for which this is impossible. A rule sees at most 256
//! bytes before a place, and a pattern that backtracks more than a hundred thousand times is given up, so
//! that even a hostile file takes bounded time.

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
