//! Places in a text as JSON: pairs of byte offsets.

use std::ops::Range;

/// Returns a range of bytes as its start and its end.
pub(super) fn place(range: &Range<usize>) -> [usize; 2] {
    [range.start, range.end]
}

/// Returns ranges of bytes as pairs of start and end.
pub(super) fn places(ranges: &[Range<usize>]) -> Vec<[usize; 2]> {
    ranges.iter().map(place).collect()
}
