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
mod job;

pub use acting::{Cut, End, ReviewAction};
pub use board::{Board, Change, Column, Decision, Passage, PassageKind, Place, ReviewDocument, Row, Splice};
pub use job::{Acted, Job, LinkedWords, Progress, Remembered, Step, WordPlace};
