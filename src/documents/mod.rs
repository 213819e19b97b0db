//! Reads a file of one language as text with its paragraphs.
//!
//! [`Document`] reads plain text of any encoding, and [`Stretches`] one of any length. Formatted documents
//! are refused, since they would fill a memory with markup if they were taken for plain text. The error names
//! their format and says what to do instead.

mod block;
mod document;
mod refused;
mod stretch_end;
mod stretches;

pub use block::{Block, BlockKind, Place};
pub use document::Document;
pub use stretches::{Stretch, Stretches};
