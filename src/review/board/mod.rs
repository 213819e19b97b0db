//! What is under review: documents, and the passages and rows of each as they stand.

#[expect(clippy::module_inception, reason = "the file of `Board`, as every type has its own")]
mod board;
mod change;
mod column;
mod document;
mod passage;
mod row;
mod text_search;

pub use board::Board;
pub(in crate::review) use board::joined;
pub use change::{Change, Splice};
pub use column::Column;
pub use document::ReviewDocument;
pub(in crate::review) use document::source_of_move;
pub use passage::{Passage, PassageKind};
pub use row::{Decision, Row};
pub use text_search::Place;
pub(in crate::review) use text_search::replaced;
