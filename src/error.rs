use std::fmt;
use std::io;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of this crate.
///
/// Its text says where, then what (`line 218, column 7: <tuv> without xml:lang`); the caller adds the file's name.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Reading or writing failed.
    Io(io::Error),
    /// The input is not well-formed.
    Syntax {
        /// Where in the input.
        at: Position,
        /// What was found there.
        found: Syntax,
    },
    /// A document whose format cannot be read.
    Document {
        /// What it is.
        kind: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// A language tag that BCP 47 does not allow.
    Tag(String),
    /// The file is an SQLite database of another program, or no database at all.
    Foreign,
    /// The file was written by a newer version of this crate.
    Schema {
        /// The version of the file.
        found: u32,
        /// The newest version this crate reads.
        newest: u32,
    },
    /// The model file is damaged or no model.
    Model(&'static str),
    /// Another process holds the memory locked for longer than the waiting time.
    Locked,
    /// The memory is to be changed, but its file or folder cannot be written.
    ReadOnly,
    /// There is no unit of this number.
    NoUnit(i64),
    /// SQLite refused; the cause is in [`source`](std::error::Error::source).
    Storage(Box<dyn std::error::Error + Send + Sync>),
}

/// A place in an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Column in chars, from 1.
    pub column: u64,
    /// Offset in bytes from the start of the decoded input.
    pub byte: u64,
}

/// What a reader found that it could not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Syntax {
    /// The input ends inside the named element or record.
    Truncated(String),
    /// The input is not of the format that the reader reads; what was expected.
    NotThis(&'static str),
    /// An attribute or element that must be there is missing (`<tuv> without xml:lang`).
    Missing(String),
    /// Markup that is not well-formed: the XML reader's own words.
    Malformed(String),
    /// A number, bead, rule or value that cannot be read, as given.
    Value(String),
}

impl Error {
    /// Returns what went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// Returns an error for something found at a place of the input.
    #[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "the readers of files use it"))]
    pub(crate) fn syntax(at: Position, found: Syntax) -> Self {
        ErrorKind::Syntax { at, found }.into()
    }

    /// Returns where in the input the error is, if it is an error of the input.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        match *self.0 {
            ErrorKind::Syntax { at, .. } => Some(at),
            _ => None,
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        ErrorKind::Io(error).into()
    }
}

impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        match *error.0 {
            ErrorKind::Io(inner) => inner,
            _ => Self::other(error),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            ErrorKind::Io(error) => error.fmt(f),
            ErrorKind::Syntax { at, found } => write!(f, "{at}: {found}"),
            ErrorKind::Tag(tag) => {
                write!(f, "{tag:?} is no language tag (expected one like ar, en or ar-EG)")
            }
            ErrorKind::Document { kind, instead } => write!(f, "{kind} cannot be read yet: {instead}"),
            ErrorKind::Foreign => f.write_str("not a mizan memory"),
            ErrorKind::Schema { found, newest } => {
                write!(f, "memory of version {found}, newer than this mizan reads ({newest}): update mizan")
            }
            ErrorKind::Model(what) => write!(f, "not a usable mizan model: {what}"),
            ErrorKind::Locked => {
                f.write_str("the memory is in use by another program; try again in a moment")
            }
            ErrorKind::ReadOnly => {
                f.write_str("the memory can be read only: its file or folder is write-protected")
            }
            ErrorKind::NoUnit(id) => write!(f, "no unit {id} in this memory"),
            ErrorKind::Storage(cause) => cause.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            ErrorKind::Io(error) => error.source(),
            ErrorKind::Storage(cause) => cause.source(),
            _ => None,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl fmt::Display for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated(inside) => write!(f, "the file ends inside {inside}"),
            Self::NotThis(expected) => write!(f, "this is no {expected}"),
            Self::Missing(what) | Self::Malformed(what) => f.write_str(what),
            Self::Value(value) => write!(f, "cannot read {value}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_where_then_what() {
        let at = Position { line: 218, column: 7, byte: 9000 };
        let error = Error::syntax(at, Syntax::Missing("<tuv> without xml:lang".into()));
        assert_eq!(error.to_string(), "line 218, column 7: <tuv> without xml:lang");
        assert_eq!(error.position(), Some(at));
    }
}
