//! What to do with a file that is not plain text.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::format::Format;

const OFFICE: &str = "save it as plain text (.txt, UTF-8) and give that";
const MARKUP: &str = "save the text without markup as .txt and give that";
const PDF: &str = "extract its text first (`pdftotext -enc UTF-8`) and give the .txt";
const SUBTITLES: &str = "save its lines without numbers and times as .txt";
const BILINGUAL: &str = "it is a bilingual file, whose texts are aligned already: `mizan import` takes it into a memory, \
                         `mizan convert` writes it in another format";

/// Refuses a bilingual file where the text of one language is wanted; other formats are read as the text they are.
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
/// If the bytes or the name of the file are those of a bilingual file: its format, and what to do instead.
pub fn refuse_bilingual(bytes: &[u8], name: Option<&Path>) -> Result<()> {
    match Format::certain(bytes, name) {
        Some(format) if format.is_bilingual() => Err(refused(format)),
        _ => Ok(()),
    }
}

/// Returns the error for a file of a format that is taken for a text of one language.
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
