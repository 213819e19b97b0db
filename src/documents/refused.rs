//! Refusing files that are not plain text, with an error that says what to do instead.

use super::column::Column;
use crate::error::{Error, ErrorKind, Result};
use crate::format::Format;

const OFFICE: &str = "save it as plain text (.txt, UTF-8) and give that";
const WORD_2003: &str = "open it in Word or LibreOffice and save it as .docx";
const EXCEL_2003: &str = "open it in Excel or LibreOffice and save it as .xlsx";
const POWERPOINT_2003: &str = "open it in PowerPoint or LibreOffice and save it as .pptx";
const LOCKED: &str = "open it with its password and save it without one";
const FLAT: &str = "open it in Word or LibreOffice and save it as .docx, .xlsx or .pptx";
const SLIDES: &str = "open it in LibreOffice and save it as .xlsx or .pptx";
const MARKUP: &str = "save the text without markup as .txt and give that";
const PDF: &str = "this build does not read PDF; build mizan with the feature `pdf`";
const NO_COLUMN: &str = "only a workbook (.xlsx) has columns to choose from; leave out --column";
const SUBTITLES: &str = "save its lines without numbers and times as .txt";
const BILINGUAL: &str = "it is a bilingual file, whose texts are aligned already: `mizan import` takes it into a memory, \
                         `mizan convert` writes it in another format";
const TABLE: &str = "`mizan import` takes a bilingual table, with a text and its translation in each row, into a memory, and \
                     `mizan convert` writes it in another format; save a table of one language as a \
                     workbook (.xlsx) or its column as a text (.txt)";

// Upper bound on the control characters of a text: one in this many characters. Chosen by hand; pictures and
// programs have at least ten times as many.
const CHARS_FOR_A_CONTROL: usize = 100;
// Characters of a text that are looked at for this. Chosen by hand.
const SAMPLE: usize = 64 * 1024;

/// Refuses a document that has no columns if a column is named; a document without a format is plain text.
///
/// # Errors
///
/// What the document is.
pub(super) fn refuse_column(column: Option<&Column>, format: Option<Format>) -> Result<()> {
    match format {
        _ if column.is_none() => Ok(()),
        Some(Format::Xlsx) => Ok(()),
        format => {
            let kind = format.map_or("a plain text", Format::title);
            Err(ErrorKind::Document { kind, instead: NO_COLUMN }.into())
        }
    }
}

/// Refuses bytes that are packed, are XML or are no text.
///
/// # Errors
///
/// What the file is, and what to do instead.
pub(super) fn refuse_bytes(bytes: &[u8], text: &str) -> Result<()> {
    refuse_binary(bytes, text)?;
    if text.trim_start().starts_with("<?xml") {
        return Err(ErrorKind::Document { kind: "an XML file", instead: MARKUP }.into());
    }
    Ok(())
}

/// Refuses bytes that are packed or are no text.
///
/// # Errors
///
/// What the file is, and what to do instead.
pub(super) fn refuse_binary(bytes: &[u8], text: &str) -> Result<()> {
    let refused = |kind, instead| Err(ErrorKind::Document { kind, instead }.into());
    if bytes.starts_with(b"\x1F\x8B") {
        return refused("a gzip file", "unpack it and give the text inside");
    }
    let controls = text.chars().take(SAMPLE).filter(is_no_text).count();
    if controls > 0 && controls * CHARS_FOR_A_CONTROL > text.chars().take(SAMPLE).count() {
        return refused("a file that is no text", "give a text file (.txt)");
    }
    Ok(())
}

// Returns true for a control character of ASCII that no text has. Escape is allowed, because it begins the
// colours of a terminal.
fn is_no_text(c: &char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1B}')
}

/// Returns the error for a file of this format where the text of one language is wanted.
pub(super) fn refused(format: Format) -> Error {
    let instead = match format {
        Format::Html | Format::Markdown => MARKUP,
        Format::Pdf => PDF,
        Format::Doc => WORD_2003,
        Format::Xls => EXCEL_2003,
        Format::Ppt => POWERPOINT_2003,
        Format::Flat => FLAT,
        Format::Slides => SLIDES,
        Format::Locked => LOCKED,
        Format::Subtitles => SUBTITLES,
        Format::Csv | Format::Tsv | Format::Xlsx => TABLE,
        format if format.is_bilingual() => BILINGUAL,
        _ => OFFICE,
    };
    ErrorKind::Document { kind: format.title(), instead }.into()
}
