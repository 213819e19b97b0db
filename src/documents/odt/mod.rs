//! OpenDocument texts (ODT), as LibreOffice shows them with all changes accepted.
//!
//! [`read`] opens a document. An [`OpenText`](open_text::OpenText) is the text of a part, with the styles
//! that stand before it.

mod open_styles;
mod open_text;
mod read;

pub(super) use read::read;
