//! [`read`]: opens a document and reads its parts one after the other.

use super::chunks::Chunks;
use super::word_document::WordDocument;
use crate::documents::archive::{damage, open, open_sound};
use crate::documents::block::TakeBlock;
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::ReadReport;
use crate::error::Result;
use crate::package::Parts;

// What a message calls the document.
const WORD: &str = "Word document";

/// Calls a closure with the blocks of a document: the body, then diagrams and notes, then comments and
/// headers if they are asked for.
///
/// # Errors
///
/// If the file is no document of Word, is damaged or beyond the limits, or if the closure returns an error.
pub(in crate::documents) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    take: &mut TakeBlock<'_>,
) -> Result<ReadReport> {
    let parts = open(bytes, WORD, options)?;
    let word = WordDocument::of(parts)?;
    let chunks = Chunks::of(&word, options)?;
    let mut remarks = word.read(chunks.blocks, options, take)?;
    remarks.extend(chunks.remarks);
    remarks.extend(damage(&word.parts));
    Ok(ReadReport { remarks, ..ReadReport::default() })
}

/// Opens the parts of a document of Word. A damaged part is an error.
///
/// # Errors
///
/// If the file is no document of Word, is damaged or beyond the limits.
pub(crate) fn open_word<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<Parts<'b>> {
    open_sound(bytes, WORD, options)
}
