//! [`read`]: opens an OpenDocument text and reads its parts.

use super::open_text::OpenText;
use crate::documents::archive::{damage, open, unread};
use crate::documents::block::TakeBlock;
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::ReadReport;
use crate::error::Result;

const STYLES: &str = "styles.xml";
const CONTENT: &str = "content.xml";

/// Calls a closure with the blocks of a document: the text, then its notes, comments and page headers.
///
/// # Errors
///
/// If the file is no OpenDocument text, is damaged or beyond the limits, or if the closure returns an error.
pub(in crate::documents) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    take: &mut TakeBlock<'_>,
) -> Result<ReadReport> {
    let parts = open(bytes, "OpenDocument text", options)?;
    if !parts.has(CONTENT) {
        return Err(unread(&parts, "OpenDocument text"));
    }
    // The part of the styles has the headers of pages too, which follow the text.
    let mut ignore = |_| Ok(());
    let mut text = OpenText::new(options, &mut ignore);
    parts.read(STYLES, |xml| text.read(xml))?;
    let styles = std::mem::take(&mut text.styles);
    let mut text = OpenText::new(options, take);
    text.styles = styles;
    parts.read(CONTENT, |xml| text.read(xml))?;
    text.end_text()?;
    if options.headers {
        text.is_page_heads = true;
        parts.read(STYLES, |xml| text.read(xml))?;
    }
    Ok(ReadReport { remarks: damage(&parts).collect(), ..ReadReport::default() })
}
