//! A segment as a JSON object with its place in bytes.

use serde::{Serialize, Serializer};

use super::placed_segment::PlacedSegment;
use crate::segment::Segment;

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
        PlacedSegment::at(self, self.range()).serialize(serializer)
    }
}
