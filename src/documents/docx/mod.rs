//! Documents of Word (DOCX), as Word shows them with all changes accepted.
//!
//! [`read`] opens a document, and a [`WordDocument`](word_document::WordDocument) reads its parts. A
//! [`Story`](story::Story) is the text of one part: the body first, then notes, and comments and page headers
//! where they are asked for.

mod chunks;
mod fields;
mod paragraph;
mod properties;
mod read;
mod story;
mod styles;
mod table;
mod typed_contents;
mod word_document;

pub(crate) use read::open_word;
pub(super) use read::read;
