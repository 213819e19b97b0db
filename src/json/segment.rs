//! A segment as a JSON object with its place and its text.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::segment::Segment;

#[derive(Serialize)]
struct SegmentFields<'t> {
    start: usize,
    end: usize,
    text: &'t str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Cow<'t, str>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    page_line: bool,
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
        let line = self.is_mended().then(|| self.on_one_line());
        SegmentFields { start: range.start, end: range.end, text, line, page_line: self.is_page_line() }
            .serialize(serializer)
    }
}
