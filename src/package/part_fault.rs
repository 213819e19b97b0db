//! [`PartFault`]: what is damaged of a document that is read as far as it goes.

use crate::error::{Error, ErrorKind, Position, Syntax};

/// What is damaged of a document that is read as far as it goes.
pub(crate) struct PartFault {
    /// The name of the part; empty for the list of the parts.
    pub(super) part: String,
    /// What is damaged; the text names the part.
    pub(crate) fault: Error,
}

/// Returns true for an error that says that a part is damaged, and not that it is beyond the limits.
pub(super) fn is_damage(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Syntax { .. } | ErrorKind::Archive(_))
}

/// Returns an error of the content of a part with the name of the part.
pub(super) fn in_part(name: &str, error: Error) -> Error {
    let what = match error.kind() {
        ErrorKind::Syntax { at, found } if *at == Position::default() => match found {
            Syntax::Malformed(_) | Syntax::Truncated(_) => found.to_string(),
            _ => return error,
        },
        ErrorKind::Archive(cause) => cause.to_string(),
        _ => return error,
    };
    Error::syntax(Position::default(), Syntax::Malformed(format!("the part `{name}` is damaged: {what}")))
}
