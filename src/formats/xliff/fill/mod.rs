//! Writes proposals into the open segments of a file. All other bytes of the file stay as they are.

mod choice;
mod edit;
#[expect(clippy::module_inception, reason = "the file is named after what it does, as all are")]
mod fill;
mod fill_v1;
mod fill_v2;
mod fillable;
mod filled;
mod fragment;
mod matched_by;
mod notes;
mod proposal;
mod protected_words;

pub use fillable::{FillableFile, FillableSegment};
pub use filled::Filled;
pub use matched_by::MatchedBy;
pub use proposal::Proposal;
