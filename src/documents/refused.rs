//! What to do with a file that is not plain text.

use crate::error::{Error, ErrorKind};
use crate::format::Format;

const OFFICE: &str = "save it as plain text (.txt, UTF-8) and give that";
const MARKUP: &str = "save the text without markup as .txt and give that";
const PDF: &str = "extract its text first (`pdftotext -enc UTF-8`) and give the .txt";
const SUBTITLES: &str = "save its lines without numbers and times as .txt";
const BILINGUAL: &str = "it is a bilingual file, whose texts are aligned already: `mizan import` takes it into a memory, \
                         `mizan convert` writes it in another format";

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
