//! [`ReadOptions`]: what of a document is read, and within which limits.

use super::column::Column;
#[cfg(feature = "documents")]
use super::refused::refuse_binary;
use crate::encoding::{Decoded, Encoding, decode};
#[cfg(feature = "documents")]
use crate::error::Result;
use crate::format::Limits;

/// How a document is read.
///
/// ```
/// use mizan::documents::{Document, ReadOptions};
///
/// let mut options = ReadOptions::default();
/// options.encoding = Some("windows-1256".parse()?);
/// let document = Document::read(&[0xE3, 0xE4], None, &options)?;
/// assert_eq!(document.text(), "من");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Reads what is left out otherwise: tables of contents, page numbers, navigation, hidden text,
    /// hidden sheets, rows and columns.
    pub all: bool,
    /// Reads comments too, after the text.
    pub comments: bool,
    /// Reads the headers and footers of pages too.
    pub headers: bool,
    /// Puts right what a program did to the text before: see [`TextDamage`](super::TextDamage). The text must
    /// be known whole; [`read_blocks`](super::read_blocks) does so for plain text alone.
    pub repair: bool,
    /// The encoding of a file of text, whatever its bytes or its head say; `None` leaves it to them.
    pub encoding: Option<Encoding>,
    /// The column of the sheets of a workbook that is read; `None` reads all. A document of another kind is
    /// refused if a column is named.
    pub column: Option<Column>,
    /// Notes where the text of each block stands in the file, for the way back of a translation.
    #[cfg(feature = "documents")]
    pub(crate) sources: bool,
    /// The most that is taken from a file.
    pub limits: Limits,
}

impl ReadOptions {
    /// Decodes a file of text, and refuses one that is packed or is no text.
    #[cfg(feature = "documents")]
    pub(super) fn decode_text<'b>(&self, bytes: &'b [u8]) -> Result<Decoded<'b>> {
        let decoded = self.decode(bytes);
        refuse_binary(bytes, &decoded.text)?;
        Ok(decoded)
    }

    /// Decodes a file of text.
    pub(crate) fn decode<'b>(&self, bytes: &'b [u8]) -> Decoded<'b> {
        match self.encoding {
            Some(encoding) => encoding.decode(bytes),
            None => decode(bytes),
        }
    }
}
