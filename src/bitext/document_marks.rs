//! [`mark`]: what a document says of a segment, as the aligner takes it.

use std::ops::Range;

use crate::align::{SegmentKind, SegmentMark, ShownTime};
#[cfg(feature = "documents")]
use crate::documents::goes_on;
use crate::documents::{BlockKind, Document};

/// Returns true if a document says more of its segments than which of them begin paragraphs.
pub(super) fn says_more(document: &Document) -> bool {
    let is_more = |number: usize| document.blocks()[number].kind != BlockKind::Paragraph;
    document.rank(0).is_some() || (0..document.blocks().len()).any(is_more)
}

/// Returns true if a paragraph begins with a segment, which begins a part of the document: of subtitles, only
/// after a pause, or where another person speaks.
#[cfg(feature = "documents")]
pub(super) fn opens_paragraph(document: &Document, place: Range<usize>) -> bool {
    let block = document.blocks_of(place).start;
    let blocks = document.blocks();
    block.checked_sub(1).is_none_or(|before| !goes_on(&blocks[before], &blocks[block]))
}

/// Returns true: a paragraph begins with each part of a document.
#[cfg(not(feature = "documents"))]
pub(super) fn opens_paragraph(_: &Document, _: Range<usize>) -> bool {
    true
}

/// Returns the mark of a segment, given its place in the text of the document, in bytes.
pub(super) fn mark(document: &Document, place: Range<usize>, opens_paragraph: bool) -> SegmentMark {
    let numbers = document.blocks_of(place);
    let rank = document.rank(numbers.start);
    let mut mark = SegmentMark { opens_paragraph, rank, ..SegmentMark::default() };
    let blocks = document.blocks().get(numbers).unwrap_or_default();
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return mark };
    mark.kind = kind(first.kind);
    if let (BlockKind::Cue { from, .. }, BlockKind::Cue { to, .. }) = (first.kind, last.kind) {
        mark.shown = Some(ShownTime { from, to });
    }
    mark
}

fn kind(kind: BlockKind) -> SegmentKind {
    match kind {
        BlockKind::Paragraph | BlockKind::Cue { .. } | BlockKind::Code => SegmentKind::Text,
        BlockKind::Heading(level) => SegmentKind::Heading(level),
        BlockKind::ListItem => SegmentKind::ListItem,
        BlockKind::Cell { column, .. } => SegmentKind::Cell(column),
        BlockKind::Caption => SegmentKind::Caption,
        BlockKind::Footnote | BlockKind::Comment => SegmentKind::Note,
        BlockKind::TextBox | BlockKind::PageHead => SegmentKind::Aside,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::ReadOptions;

    #[test]
    fn a_plain_text_says_no_more_than_its_paragraphs() {
        let plain = Document::read(b"One.\n\nTwo.", None, &ReadOptions::default()).unwrap();
        assert!(!says_more(&plain));
        assert_eq!(mark(&plain, 6..10, true).kind, SegmentKind::Text);
    }
}
