//! A file of one language as text.
//!
//! [`Document`] reads plain text of any encoding. Formatted documents are refused by name, with what to do
//! instead: taken for plain text they would fill a memory with markup.

mod document;
mod refused;

pub use document::Document;
pub use refused::refuse_bilingual;
