//! [`open`]: opens a document that is a zip file. [`damage`] and [`unread`] tell what of it is damaged.

use super::read_options::ReadOptions;
use super::read_report::DocumentRemark;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::package::{Bounds, Parts};

// The first bytes of a zip file.
const ZIP: &[u8] = b"PK";

/// How a document is opened whose parts may be damaged.
type Open<'b> = fn(&'b [u8], Bounds) -> Result<Parts<'b>>;

/// Opens a document that is a zip file. A damaged part of it is read as far as it goes.
///
/// # Errors
///
/// If the file is no zip file, its list of parts is damaged, or it is beyond the limits; `expected` is what
/// the file should be.
pub(super) fn open<'b>(bytes: &'b [u8], expected: &'static str, options: &ReadOptions) -> Result<Parts<'b>> {
    open_with(Parts::open_damaged, bytes, expected, options)
}

/// Opens a document that is a zip file. A damaged part of it is an error.
///
/// # Errors
///
/// As for [`open`].
pub(super) fn open_sound<'b>(
    bytes: &'b [u8],
    expected: &'static str,
    options: &ReadOptions,
) -> Result<Parts<'b>> {
    open_with(Parts::open, bytes, expected, options)
}

fn open_with<'b>(
    open: Open<'b>,
    bytes: &'b [u8],
    expected: &'static str,
    options: &ReadOptions,
) -> Result<Parts<'b>> {
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
    open(bytes, bounds).map_err(|error| match error.kind() {
        ErrorKind::Archive(cause) => {
            let found = Syntax::Malformed(format!("this {expected} is damaged: {cause}"));
            Error::syntax(Position::default(), found)
        }
        _ => error,
    })
}

/// Returns remarks on the parts that were read as far as they go, because they are damaged.
pub(super) fn damage(parts: &Parts<'_>) -> impl Iterator<Item = DocumentRemark> {
    parts.take_faults().into_iter().map(|found| DocumentRemark::Damaged(found.fault.to_string()))
}

/// Returns the error of a document that lacks its main part: what is damaged, or that it is not what was
/// `expected`.
pub(super) fn unread(parts: &Parts<'_>, expected: &'static str) -> Error {
    let not_this = || Error::syntax(Position::default(), Syntax::NotThis(expected));
    parts.take_faults().into_iter().next().map_or_else(not_this, |found| found.fault)
}
