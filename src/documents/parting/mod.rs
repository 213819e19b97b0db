//! A document that holds a text and its translation, parted into two.

mod columns;
mod held;
mod neutral;
mod parted_document;
mod piece;

pub use parted_document::PartedDocument;
