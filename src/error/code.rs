//! The numbers of errors, for programs in languages that know no enums of Rust.

use std::io;

use super::error::Error;
use super::kind::ErrorKind;

impl Error {
    /// Returns the number of the kind of error, which stays the same in all versions: 1 for a failure to read
    /// or write, 2 for a file that does not exist, and the others as `docs/plugins.md` lists them. 0 is no
    /// error.
    #[must_use]
    pub fn code(&self) -> u32 {
        code(self.kind())
    }
}

fn code(kind: &ErrorKind) -> u32 {
    match kind {
        ErrorKind::Io(error) if error.kind() == io::ErrorKind::NotFound => 2,
        ErrorKind::Io(_) => 1,
        ErrorKind::InFile { error, .. } => code(error),
        ErrorKind::Syntax { .. } => 3,
        ErrorKind::Document { .. } => 4,
        ErrorKind::Languages { .. } => 5,
        ErrorKind::SeveralLanguages(_) => 6,
        ErrorKind::Sheet { .. } => 7,
        ErrorKind::TooLarge { .. } => 8,
        ErrorKind::TooMany { .. } => 9,
        ErrorKind::OneColumn(_) => 10,
        ErrorKind::Archive(_) => 11,
        ErrorKind::Expansion(_) => 12,
        ErrorKind::UnknownName { .. } => 13,
        ErrorKind::Option(_) => 14,
        ErrorKind::Tag(_) => 15,
        ErrorKind::FileExists => 16,
        ErrorKind::OtherChanges(_) => 17,
        ErrorKind::Foreign => 18,
        ErrorKind::NothingSaved => 19,
        ErrorKind::Schema { .. } => 20,
        ErrorKind::ForeignObject { .. } => 21,
        ErrorKind::Damaged(_) => 22,
        ErrorKind::Model(_) => 23,
        ErrorKind::Locked => 24,
        ErrorKind::ReadOnly => 25,
        ErrorKind::NoUnit(_) => 26,
        ErrorKind::Storage(_) => 27,
        ErrorKind::Stopped => 28,
        ErrorKind::OtherDocument(_) => 29,
        ErrorKind::OneLanguage { .. } => 30,
        ErrorKind::NoColumn(_) => 31,
        ErrorKind::Job(_) => 32,
        ErrorKind::Server { .. } => 33,
        ErrorKind::Team(_) => 34,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_and_an_unreadable_one_have_numbers_of_their_own() {
        let code = |kind: io::ErrorKind| Error::from(io::Error::from(kind)).code();
        assert_eq!((code(io::ErrorKind::NotFound), code(io::ErrorKind::PermissionDenied)), (2, 1));
        assert_eq!(Error::from(ErrorKind::NoUnit(7)).code(), 26);
    }
}
