//! The review of an alignment: a person looks through the rows of two texts and mends them.
//!
//! A [`Job`] is one SQLite file with one or several documents. Its log is only ever added to: each action of
//! a person is one entry, written in one transaction, with the change that it made. What the page shows, a
//! [`Board`], is derived from the log, so that nothing is lost if the program is killed, and undo and redo,
//! which are entries as well, have no end. A correction teaches: the rows that a person has settled are
//! anchors, and what lies between them is aligned anew ([`Aligner::realign`](crate::Aligner::realign)).
//!
//! Nothing here knows of HTTP or of a page.

mod acting;
mod board;
mod change;
mod column;
mod document;
mod halves;
mod job;
mod job_file;
mod log_entry;
mod neighbourhood;
mod passage;
mod progress;
mod remember;
mod review_action;
mod row;
mod text_search;
mod units;

pub use board::Board;
pub use change::{Change, Splice};
pub use column::Column;
pub use document::ReviewDocument;
pub use job::{Acted, Job, Step};
pub use passage::{Passage, PassageKind};
pub use progress::Progress;
pub use remember::Remembered;
pub use review_action::{Cut, End, ReviewAction};
pub use row::{Decision, Row};
pub use text_search::Place;
pub use units::{LinkedWords, WordPlace};
