//! [`ManuscriptPart`]: a block of a document that is to be translated, in segments.

use std::ops::Range;

use super::flow::Flow;
use crate::documents::BlockKind;
use crate::lang::Lang;
use crate::segment::{Segment, Segmenter};
use crate::unit::{Origin, Unit, UnitText};

/// A block of a document that is to be translated, in segments.
#[derive(Clone, Debug)]
pub struct ManuscriptPart {
    pub(super) number: usize,
    pub(super) kind: BlockKind,
    pub(super) whereabouts: String,
    /// The text of the block.
    pub(super) text: String,
    pub(super) segments: Vec<ManuscriptSegment>,
    /// How the text flows through its markup, after the number of its source; `None` if that is not known.
    pub(super) flow: Option<(usize, Flow)>,
}

/// A segment of a part.
#[derive(Clone, Debug)]
pub struct ManuscriptSegment {
    /// Where the segment stands in the text of its part, in bytes, without the white space around it.
    pub(super) range: Range<usize>,
    pub(super) text: UnitText,
}

impl ManuscriptPart {
    /// Returns the number of the part in the document, from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }

    /// Returns what the block is.
    #[must_use]
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// Returns where the part stands in the document, in words (`page 4, table 1, row 2, column 3`).
    #[must_use]
    pub fn whereabouts(&self) -> &str {
        &self.whereabouts
    }

    /// Returns the segments, in order.
    #[must_use]
    pub fn segments(&self) -> &[ManuscriptSegment] {
        &self.segments
    }

    /// Returns a unit without a translation for each segment. The key of a unit is the number of the part and
    /// the number of the segment in it, both from 1: `12.1`.
    pub fn units(&self, source: &Lang, target: &Lang) -> impl Iterator<Item = Unit> {
        let unit = |(segment, number): (&ManuscriptSegment, usize)| {
            let origin = Origin { key: Some(self.key(number)), ..Origin::default() };
            Unit::new(source.clone(), segment.text.clone(), target.clone(), "").with_origin(origin)
        };
        self.segments.iter().zip(1..).map(unit)
    }

    /// Sets how the text flows through its markup, which puts codes into the segments.
    pub(super) fn with_flow(mut self, flow: Option<(usize, Flow)>) -> Self {
        if let Some((_, flow)) = &flow {
            for segment in &mut self.segments {
                segment.text = flow.coded(&segment.range, segment.text.plain());
            }
        }
        Self { flow, ..self }
    }

    /// Returns the key of a segment, by its number in the part.
    pub(super) fn key(&self, segment: usize) -> String {
        format!("{}.{segment}", self.number)
    }
}

impl ManuscriptSegment {
    /// Returns where the segment stands in the text of its block, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the text, on one line.
    #[must_use]
    pub fn text(&self) -> &UnitText {
        &self.text
    }

    fn of(segment: &Segment<'_>) -> Self {
        let (trimmed, text) = (segment.trimmed(), segment.on_one_line());
        let (start, end) = (trimmed.range().start, trimmed.range().end);
        Self { range: start + marks_before(trimmed.text(), &text)..end, text: text.into_owned().into() }
    }
}

// Returns the bytes of the marks that stand before the text of a segment and do not belong to it, such as the
// angles of a quotation.
fn marks_before(whole: &str, text: &str) -> usize {
    let first = text.split(' ').next().unwrap_or_default();
    let before = whole.find(first).filter(|at| !whole[..*at].contains(char::is_alphanumeric));
    before.unwrap_or_default()
}

/// Returns the segments of a text that have words, parted into paragraphs.
pub(super) fn paragraphs(text: &str, segmenter: &Segmenter) -> Vec<Vec<ManuscriptSegment>> {
    let mut paragraphs: Vec<Vec<ManuscriptSegment>> = Vec::new();
    for segment in segmenter.segments(text).filter(|segment| !segment.is_page_line()) {
        let opens = segment.opens_paragraph();
        let segment = ManuscriptSegment::of(&segment);
        match paragraphs.last_mut().filter(|_| !opens) {
            _ if segment.text.plain().is_empty() => {}
            Some(paragraph) => paragraph.push(segment),
            None => paragraphs.push(vec![segment]),
        }
    }
    paragraphs
}
