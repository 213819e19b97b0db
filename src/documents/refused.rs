//! Refusing files that are not plain text, with an error that says what to do instead.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::format::Format;

const OFFICE: &str = "save it as plain text (.txt, UTF-8) and give that";
const MARKUP: &str = "save the text without markup as .txt and give that";
const PDF: &str = "extract its text first (`pdftotext -enc UTF-8`) and give the .txt";
const SUBTITLES: &str = "save its lines without numbers and times as .txt";
const BILINGUAL: &str = "it is a bilingual file, whose texts are aligned already: `mizan import` takes it into a memory, \
                         `mizan convert` writes it in another format";

/// Returns an error for a bilingual file, where a caller wants the text of one language. Any other file
/// passes.
///
/// ```
/// use std::path::Path;
///
/// use mizan::documents::refuse_bilingual;
///
/// assert!(refuse_bilingual(b"yes,no", Some(Path::new("plant.csv"))).is_err());
/// assert!(refuse_bilingual(b"# Title", Some(Path::new("README.md"))).is_ok());
/// ```
///
/// # Errors
///
/// If the bytes or the name of the file show that it is bilingual. The error says which format, and what to
/// do instead.
pub fn refuse_bilingual(bytes: &[u8], name: Option<&Path>) -> Result<()> {
    match Format::certain(bytes, name) {
        Some(format) if format.is_bilingual() => Err(refused(format)),
        _ => Ok(()),
    }
}

/// Returns the error for a file of this format where the text of one language is wanted.
pub(super) fn refused(format: Format) -> Error {
    let instead = match format {
        Format::Html | Format::Markdown => MARKUP,
        Format::Pdf => PDF,
        Format::Subtitles => SUBTITLES,
        format if format.is_bilingual() => BILINGUAL,
        _ => OFFICE,
    };
    ErrorKind::Document { kind: format.title(), instead }.into()
}
