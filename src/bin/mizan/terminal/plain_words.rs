//! [`in_plain_words`]: the text of an error in which the messages of the operating system are plain English.

use std::io;

use mizan::ErrorKind;

/// Returns the text of an error and its causes, without the numbers and the jargon of the operating system.
pub(crate) fn in_plain_words(error: &anyhow::Error) -> String {
    let mut text = format!("{error:#}");
    for cause in error.chain() {
        let of_library = cause.downcast_ref::<mizan::Error>().and_then(|error| match error.kind() {
            ErrorKind::Io(io) => Some(io),
            _ => None,
        });
        if let Some(io) = of_library.or_else(|| cause.downcast_ref::<io::Error>()) {
            text = text.replace(&io.to_string(), &plain(io));
        }
    }
    text
}

// What the standard library puts before the number of an error of the operating system.
const NUMBER: &str = " (os error ";

// Returns the message of an error of the operating system. The text of an error that mizan has made stays.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let is_own = error.get_ref().is_some() && !text.contains(NUMBER);
    if is_own {
        return text;
    }
    let words = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::PermissionDenied => "you have no permission for this",
        io::ErrorKind::IsADirectory => "this is a folder, not a file",
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        io::ErrorKind::InvalidFilename => "the name is too long",
        _ => return text.split(NUMBER).next().unwrap_or_default().to_owned(),
    };
    words.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;

    #[test]
    fn the_system_speaks_plain_english() {
        let missing = std::fs::read("no/such.tmx").context("no/such.tmx").unwrap_err();
        assert_eq!(in_plain_words(&missing), "no/such.tmx: there is no such file or folder");
        let inside = anyhow::Error::from(mizan::Error::from(io::Error::from_raw_os_error(13)));
        assert_eq!(in_plain_words(&inside.context("a.tmx")), "a.tmx: you have no permission for this");
        let folder = anyhow::Error::from(io::Error::from(io::ErrorKind::IsADirectory)).context("memories");
        assert_eq!(in_plain_words(&folder), "memories: this is a folder, not a file");
        let own = anyhow::Error::from(io::Error::other("there is no such folder")).context("x/a.tmx");
        assert_eq!(in_plain_words(&own), "x/a.tmx: there is no such folder");
    }
}
