//! [`SegmentMark`]: what is known of a segment besides its text.

use std::time::Duration;

/// What is known of a segment besides its text.
///
/// ```
/// use mizan::align::{SegmentKind, SegmentMark};
///
/// let mut mark = SegmentMark::default();
/// mark.opens_paragraph = true;
/// mark.kind = SegmentKind::Heading(1);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SegmentMark {
    /// Whether a paragraph begins with the segment.
    pub opens_paragraph: bool,
    /// The part of the document to which the segment belongs.
    pub kind: SegmentKind,
    /// When the segment is shown, if it belongs to subtitles.
    pub shown: Option<ShownTime>,
    /// A number by which segments of one document in two languages answer one another: a translation has the
    /// same number or a neighbouring one.
    pub rank: Option<usize>,
}

/// The part of a document to which a segment belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SegmentKind {
    /// Running text.
    #[default]
    Text,
    /// A heading of this level.
    Heading(u8),
    /// An item of a list.
    ListItem,
    /// A cell in this column of a table.
    Cell(usize),
    /// The caption of a picture or table.
    Caption,
    /// A footnote, an endnote or a comment.
    Note,
    /// Text beside the running text, such as a text box, a header or a footer.
    Aside,
}

/// When a segment is shown: two times since the beginning of the film.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShownTime {
    /// When the segment appears.
    pub from: Duration,
    /// When the segment disappears.
    pub to: Duration,
}
