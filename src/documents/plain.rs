//! Plain text as blocks: each group of lines up to a blank line is a paragraph.

use std::borrow::Cow;

use super::block::{Block, BlockKind, Place, TakeBlock};
use super::damage::TextDamage;
use super::read_options::ReadOptions;
use super::read_report::ReadReport;
use super::refused::refuse_bytes;
use crate::error::Result;

/// Decodes a plain text. Damage is undone or told, as the options say.
///
/// # Errors
///
/// If the file is packed, or is no text at all.
pub(super) fn text<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<(Cow<'b, str>, ReadReport)> {
    let decoded = options.decode(bytes);
    refuse_bytes(bytes, &decoded.text)?;
    let mut report = ReadReport::of(&decoded);
    let damage = TextDamage::of(&decoded.text);
    report.remarks.extend(damage.remarks(options.repair));
    let is_mended = options.repair && !damage.is_none();
    let text = if is_mended { damage.undone(&decoded.text).into() } else { decoded.text };
    Ok((text, report))
}

/// Calls a closure with each paragraph of a plain text.
///
/// # Errors
///
/// If the file is no plain text, or if the closure returns an error.
pub(super) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let (text, report) = text(bytes, options)?;
    paragraphs(&text).try_for_each(|(block, _)| take(block))?;
    Ok(report)
}

/// Returns the paragraphs of a plain text, and where each begins in the text. The lines of a paragraph stay
/// as they are.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (Block, usize)> {
    let mut end = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = end;
        end += line.len();
        let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        (line, start)
    });
    let mut lines = lines.peekable();
    let groups = std::iter::from_fn(move || {
        while lines.next_if(|(line, _)| line.trim().is_empty()).is_some() {}
        let (first, start) = lines.next()?;
        let mut group = first.to_owned();
        while let Some((line, _)) = lines.next_if(|(line, _)| !line.trim().is_empty()) {
            group.push('\n');
            group += line;
        }
        Some((group, start))
    });
    groups.zip(1..).map(|((group, start), number)| {
        (Block::new(BlockKind::Paragraph, group, Place::Paragraph(number)), start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        let text = "\n \nهطل المطر.\r\nثم هدأ.\n\u{C}\n\nعاد الركاب.\n";
        let (blocks, starts): (Vec<_>, Vec<_>) = paragraphs(text).unzip();
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["هطل المطر.\nثم هدأ.", "عاد الركاب."]);
        assert_eq!(blocks[1].place, Place::Paragraph(2));
        assert!(text[starts[0]..].starts_with("هطل") && text[starts[1]..].starts_with("عاد"));
        assert_eq!(paragraphs(" \n").count(), 0);
    }
}
