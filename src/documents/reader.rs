//! [`read_blocks`]: the one door to all kinds of documents.
//!
//! Each format has a file or folder with a function of the type [`ReadFormat`], which stands in the table
//! [`READERS`]. Such a function calls the closure with the blocks in the order of reading. It leaves no empty
//! block, no direction marks (U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) and no soft hyphens in the
//! text; a line break inside a block is `\n`. A reader keeps within the limits of the options and does not
//! panic, whatever the bytes are.

use std::path::Path;

use super::block::{Block, TakeBlock};
#[cfg(feature = "documents")]
use super::docx;
#[cfg(feature = "documents")]
use super::epub;
#[cfg(feature = "documents")]
use super::html;
#[cfg(feature = "documents")]
use super::markdown;
#[cfg(feature = "documents")]
use super::odt;
#[cfg(feature = "pdf")]
use super::pdf;
use super::plain;
#[cfg(feature = "documents")]
use super::pptx;
use super::read_options::ReadOptions;
use super::read_report::ReadReport;
use super::refused::{refuse_column, refused};
#[cfg(feature = "documents")]
use super::rtf;
#[cfg(feature = "documents")]
use super::subtitles;
#[cfg(feature = "documents")]
use super::xlsx;
use crate::error::{Error, Result};
use crate::format::Format;

/// Reads a document of one format from the bytes of its file.
pub(super) type ReadFormat = fn(&[u8], &ReadOptions, &mut TakeBlock<'_>) -> Result<ReadReport>;

/// The formats that this build reads besides plain text.
const READERS: &[(Format, ReadFormat)] = &[
    #[cfg(feature = "documents")]
    (Format::Docx, docx::read),
    #[cfg(feature = "documents")]
    (Format::Epub, epub::read),
    #[cfg(feature = "documents")]
    (Format::Html, html::read),
    #[cfg(feature = "documents")]
    (Format::Markdown, markdown::read),
    #[cfg(feature = "pdf")]
    (Format::Pdf, pdf::read),
    #[cfg(feature = "documents")]
    (Format::Odt, odt::read),
    #[cfg(feature = "documents")]
    (Format::Pptx, pptx::read),
    #[cfg(feature = "documents")]
    (Format::Rtf, rtf::read),
    #[cfg(feature = "documents")]
    (Format::Subtitles, subtitles::read),
    #[cfg(feature = "documents")]
    (Format::Xlsx, xlsx::read),
];

fn reader(format: Format) -> Option<ReadFormat> {
    READERS.iter().find(|(read, _)| *read == format).map(|(_, reader)| *reader)
}

/// Calls a closure with each block of a document, in the order of reading. The name of the file, if given,
/// helps to recognise its format, which its first bytes tell first.
///
/// ```
/// use mizan::documents::{ReadOptions, read_blocks};
///
/// let mut texts = Vec::new();
/// read_blocks("نعم.\n\nلا.".as_bytes(), None, &ReadOptions::default(), &mut |block| {
///     texts.push(block.text);
///     Ok(())
/// })?;
/// assert_eq!(texts, ["نعم.", "لا."]);
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// If the format cannot be read, if the file is damaged or beyond the limits, or if the closure returns an
/// error. The error of a format that cannot be read says what to do instead.
pub fn read_blocks(
    bytes: &[u8],
    name: Option<&Path>,
    options: &ReadOptions,
    take: &mut dyn FnMut(Block) -> Result<()>,
) -> Result<ReadReport> {
    let format = Format::certain(bytes, name);
    refuse_column(options.column.as_ref(), format)?;
    let read = match format {
        Some(format) => reader(format).ok_or_else(|| refused(format))?,
        None => plain::read,
    };
    let mut is_empty = true;
    let report = read(bytes, options, &mut |block| {
        is_empty = false;
        take(block)
    });
    match report {
        Err(_) if bytes.is_empty() => Err(Error::empty_file()),
        Ok(report) if is_empty => report.without_blocks(),
        report => report,
    }
}

/// Returns true if a file that begins with these bytes is of a format that [`read_blocks`] can read.
#[must_use]
pub fn can_read(start: &[u8], name: Option<&Path>) -> bool {
    match Format::certain(start, name) {
        Some(format) => reader(format).is_some(),
        None => plain::text(start, &ReadOptions::default()).is_ok(),
    }
}
