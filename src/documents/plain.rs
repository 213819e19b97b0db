//! Plain text as blocks: each group of lines up to a blank line is a paragraph.

use super::block::{Block, BlockKind, Place, TakeBlock};
use super::read_options::ReadOptions;
use super::read_report::ReadReport;
use super::refused::refuse_bytes;
use crate::encoding::Decoded;
use crate::error::Result;

/// Decodes a plain text.
///
/// # Errors
///
/// If the file is packed, or is no text at all.
pub(super) fn decoded<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<Decoded<'b>> {
    let decoded = options.decode(bytes);
    refuse_bytes(bytes, &decoded.text)?;
    Ok(decoded)
}

/// Calls a closure with each paragraph of a plain text.
///
/// # Errors
///
/// If the file is no plain text, or if the closure returns an error.
pub(super) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let decoded = decoded(bytes, options)?;
    paragraphs(&decoded.text).try_for_each(take)?;
    Ok(ReadReport::of(&decoded))
}

/// Returns the paragraphs of a plain text. The lines of a paragraph stay as they are.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    let mut lines = text.lines().peekable();
    let groups = std::iter::from_fn(move || {
        while lines.next_if(|line| line.trim().is_empty()).is_some() {}
        let mut group = lines.next()?.to_owned();
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty()) {
            group.push('\n');
            group += line;
        }
        Some(group)
    });
    groups.zip(1..).map(|(group, number)| Block::new(BlockKind::Paragraph, group, Place::Paragraph(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        let blocks: Vec<_> = paragraphs("\n \nهطل المطر.\r\nثم هدأ.\n\u{C}\n\nعاد الركاب.\n").collect();
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["هطل المطر.\nثم هدأ.", "عاد الركاب."]);
        assert_eq!(blocks[1].place, Place::Paragraph(2));
        assert_eq!(paragraphs(" \n").count(), 0);
    }
}
