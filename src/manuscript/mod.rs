//! A document to be translated: its segments as units, each with its place, and what tells whether a document
//! is still the same.
//!
//! A [`Manuscript`] has a [`ManuscriptPart`] for each block of the document: a paragraph, a cell, the cues of
//! a passage.

mod fill;
mod flow;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod manuscript;
mod part;
mod source;
mod text_file;
mod tokens;
mod written;

pub use fill::{FilledDocument, UnplacedSentence};
pub use manuscript::Manuscript;
pub use part::{ManuscriptPart, ManuscriptSegment};
