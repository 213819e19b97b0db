//! [`Error`]: an [`ErrorKind`] behind one pointer, so that a `Result` stays small.

use std::{fmt, io};

use super::kind::ErrorKind;
use super::position::Position;
use super::syntax::Syntax;

/// A result whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of this crate.
///
/// The text of an error gives the place, then the fault (`line 218, column 7: <tuv> without xml:lang`); the
/// caller adds the file's name.
///
/// ```
/// let error = "ar--EG".parse::<mizan::Lang>().unwrap_err();
/// assert!(!error.is_io());
/// assert!(matches!(error.into_kind(), mizan::ErrorKind::Tag(tag) if tag == "ar--EG"));
/// ```
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

impl Error {
    /// Returns an error for something found at a place of the input.
    #[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "the readers of files use it"))]
    pub(crate) fn syntax(at: Position, found: Syntax) -> Self {
        ErrorKind::Syntax { at, found }.into()
    }

    /// Returns this error with the name of the file that has it.
    #[cfg_attr(not(feature = "requests"), allow(dead_code, reason = "requests name several files"))]
    pub(crate) fn in_file(self, file: &std::path::Path) -> Self {
        ErrorKind::InFile { file: file.display().to_string(), error: self.0 }.into()
    }

    /// Returns the error of a file without a byte, such as a download that failed leaves.
    pub(crate) fn empty_file() -> Self {
        Self::syntax(Position::default(), Syntax::Malformed("the file is empty".into()))
    }

    /// Returns what went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// Returns what went wrong, and consumes the error.
    #[must_use]
    pub fn into_kind(self) -> ErrorKind {
        *self.0
    }

    /// Returns true if reading or writing failed.
    #[must_use]
    pub fn is_io(&self) -> bool {
        matches!(*self.0, ErrorKind::Io(_))
    }

    /// Returns true if the input cannot be read any further after this error. After any other error the next
    /// unit can be read.
    #[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "the readers of files use it"))]
    pub(crate) fn ends_input(&self) -> bool {
        matches!(
            *self.0,
            ErrorKind::Io(_)
                | ErrorKind::Languages { .. }
                | ErrorKind::SeveralLanguages(_)
                | ErrorKind::OneLanguage { .. }
                | ErrorKind::Sheet { .. }
                | ErrorKind::TooLarge { .. }
                | ErrorKind::TooMany { .. }
                | ErrorKind::Archive(_)
                | ErrorKind::Expansion(_)
                | ErrorKind::Stopped
        )
    }

    /// Returns true if the input ends too early, as a file does whose transfer broke off: what stood behind
    /// the place of the error is missing, and nothing tells how much that is.
    ///
    /// ```
    /// use mizan::exchange::Source;
    ///
    /// let (start, mut is_cut_off) = ("<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'>", false);
    /// Source::new(start.as_bytes()).each_unit(|unit| {
    ///     is_cut_off |= unit.is_err_and(|error| error.is_cut_off());
    ///     Ok(())
    /// })?;
    /// assert!(is_cut_off);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn is_cut_off(&self) -> bool {
        matches!(&*self.0, ErrorKind::Syntax { found: Syntax::Truncated(_) | Syntax::NoEnd(_), .. })
    }

    /// Returns the place in the input, if the fault lies in the input.
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

/// An error of this crate that was wrapped in an [`io::Error`], to pass through an [`io::Read`], is
/// unwrapped.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        error.downcast::<Self>().unwrap_or_else(|error| ErrorKind::Io(error).into())
    }
}

impl From<Error> for io::Error {
    fn from(error: Error) -> Self {
        match error.into_kind() {
            ErrorKind::Io(inner) => inner,
            kind => Self::other(Error::from(kind)),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause()
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

    #[test]
    fn an_error_that_went_through_a_reader_keeps_its_kind() {
        let through = io::Error::from(Error::from(ErrorKind::Expansion(200)));
        let error = Error::from(through);
        assert!(matches!(error.kind(), ErrorKind::Expansion(200)), "{error}");
        assert!(Error::from(io::Error::other("disk")).is_io());
    }
}
