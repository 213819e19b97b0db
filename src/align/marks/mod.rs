//! What is known of segments besides their texts: the structure of their documents, and when they are shown.

mod kind_evidence;
mod mark_evidence;
mod rank_evidence;
mod segment_mark;
mod time_evidence;
mod time_map;

pub(crate) use mark_evidence::MarkEvidence;
pub use segment_mark::{SegmentKind, SegmentMark, ShownTime};
