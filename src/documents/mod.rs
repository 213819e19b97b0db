//! Reads a file of one language as text with its paragraphs.
//!
//! [`Document`] reads plain text of any encoding. Formatted documents are refused, since they would fill a
//! memory with markup if they were taken for plain text. The error names their format and says what to do
//! instead.

mod document;
mod refused;

pub use document::Document;
