//! A segment with its place in a chosen unit, and with its file: [`PlacedSegment`].

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use serde::Serialize;

use super::offset_counter::OffsetCounter;
use crate::segment::Segment;

/// A segment, as `mizan segment --to jsonl` prints it.
///
/// ```
/// use std::path::Path;
///
/// use mizan::json::{OffsetCounter, Offsets, PlacedSegment};
/// use mizan::{Lang, Segmenter};
///
/// let text = "نعم. لا.";
/// let mut counter = OffsetCounter::new(text, Offsets::Chars);
/// let segmenter = Segmenter::new(Lang::ARABIC);
/// let last = segmenter.segments(text).last().unwrap();
/// let placed = PlacedSegment::new(&last, &mut counter).file(Path::new("a.txt"));
/// let json = serde_json::to_string(&placed).unwrap();
/// assert_eq!(json, r#"{"file":"a.txt","start":5,"end":8,"text":"لا."}"#);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct PlacedSegment<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    start: usize,
    end: usize,
    text: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Cow<'s, str>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    page_line: bool,
}

impl<'s> PlacedSegment<'s> {
    /// Counts the place of a segment of the counter's text.
    #[must_use]
    pub fn new(segment: &Segment<'s>, counter: &mut OffsetCounter<'_>) -> Self {
        let range = segment.range();
        Self::at(segment, counter.at(range.start)..counter.at(range.end))
    }

    /// Takes the place of a segment as counted.
    pub(super) fn at(segment: &Segment<'s>, place: Range<usize>) -> Self {
        let line = segment.is_mended().then(|| segment.on_one_line());
        Self {
            file: None,
            start: place.start,
            end: place.end,
            text: segment.text(),
            line,
            page_line: segment.is_page_line(),
        }
    }

    /// Names the file that the segment is of, for an answer on several files; `None` names none.
    #[must_use]
    pub fn file<'f>(mut self, file: impl Into<Option<&'f Path>>) -> Self {
        self.file = file.into().map(|file| file.display().to_string());
        self
    }

    /// Returns the start of the segment, in the unit of the counter.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// Returns the end of the segment, which is not part of it, in the unit of the counter.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }
}
