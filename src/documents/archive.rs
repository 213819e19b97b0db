//! [`open`]: opens a document that is a zip file.

use super::read_options::ReadOptions;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::package::{Bounds, Parts};

// The first bytes of a zip file.
const ZIP: &[u8] = b"PK";

/// Opens a document that is a zip file.
///
/// # Errors
///
/// If the file is no zip file, is damaged, or is beyond the limits; `expected` is what the file should be.
pub(super) fn open<'b>(bytes: &'b [u8], expected: &'static str, options: &ReadOptions) -> Result<Parts<'b>> {
    let (limits, hint) = (options.limits, "split it into several");
    if !bytes.starts_with(ZIP) {
        return Err(Error::syntax(Position::default(), Syntax::NotThis(expected)));
    }
    if bytes.len() as u64 > limits.document_bytes {
        return Err(ErrorKind::TooLarge { what: "a document", limit: limits.document_bytes, hint }.into());
    }
    let bounds = Bounds {
        limits,
        unpacked: limits.document_unpacked,
        whole: "an unpacked document",
        parts: "parts in a document",
        piece: "a text or tag of a document",
        piece_hint: "the document is damaged or hostile",
    };
    Parts::open(bytes, bounds).map_err(|error| match error.kind() {
        ErrorKind::Archive(cause) => {
            let found = Syntax::Malformed(format!("this {expected} is damaged: {cause}"));
            Error::syntax(Position::default(), found)
        }
        _ => error,
    })
}
