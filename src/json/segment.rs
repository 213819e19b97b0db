//! A segment as a JSON object with its place and its text.

use serde::{Serialize, Serializer};

use crate::segment::Segment;

#[derive(Serialize)]
struct SegmentFields<'t> {
    start: usize,
    end: usize,
    text: &'t str,
}

/// ```
/// use mizan::{Lang, Segmenter};
///
/// let segmenter = Segmenter::new(Lang::ENGLISH);
/// let first = segmenter.segments("It rained. We stayed.").next().unwrap();
/// let json = serde_json::to_string(&first.trimmed()).unwrap();
/// assert_eq!(json, r#"{"start":0,"end":10,"text":"It rained."}"#);
/// ```
impl Serialize for Segment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (range, text) = (self.range(), self.text());
        SegmentFields { start: range.start, end: range.end, text }.serialize(serializer)
    }
}
