//! A text of which some segments are cut into clauses: [`ClauseText`].

use std::ops::Range;

use super::clauses::clause_starts;
use super::text::Text;

/// The clauses of the segments that may be cut; every other segment is one clause.
pub(super) struct ClauseText<'t> {
    clauses: Vec<&'t str>,
    // For each clause, its segment, and where it stands in the segment in bytes.
    segments: Vec<usize>,
    ranges: Vec<Range<usize>>,
    // For each segment, its first clause; at the end, the number of clauses.
    first: Vec<usize>,
}

impl<'t> ClauseText<'t> {
    /// Cuts these segments of a text, given by rising index.
    pub(super) fn new(text: &'t Text, long: impl Iterator<Item = usize>) -> Self {
        let mut is_long = vec![false; text.segments().len()];
        long.for_each(|segment| is_long[segment] = true);
        let mut cut = Self { clauses: Vec::new(), segments: Vec::new(), ranges: Vec::new(), first: vec![0] };
        for (number, segment) in text.segments().iter().enumerate() {
            let starts = if is_long[number] { clause_starts(segment) } else { Vec::new() };
            let mut start = 0;
            for end in starts.into_iter().chain([segment.len()]) {
                cut.clauses.push(segment[start..end].trim_end());
                cut.segments.push(number);
                cut.ranges.push(start..end);
                start = end;
            }
            cut.first.push(cut.clauses.len());
        }
        cut
    }

    /// Returns the clauses, in order.
    pub(super) fn clauses(&self) -> &[&'t str] {
        &self.clauses
    }

    /// Returns true if a segment has several clauses.
    pub(super) fn is_cut(&self, segment: usize) -> bool {
        self.of(segment).len() > 1
    }

    /// Returns the clauses of a segment.
    pub(super) fn of(&self, segment: usize) -> Range<usize> {
        self.first[segment]..self.first[segment + 1]
    }

    /// Returns the first clause of each of these segments.
    pub(super) fn first_of(&self, segments: &[usize]) -> Vec<usize> {
        segments.iter().map(|&segment| self.first[segment]).collect()
    }

    /// Returns the segment of a clause.
    pub(super) fn segment_of(&self, clause: usize) -> usize {
        self.segments[clause]
    }

    /// Returns where a row of clauses of one segment stands in it, in bytes.
    pub(super) fn range(&self, clauses: &Range<usize>) -> Range<usize> {
        self.ranges[clauses.start].start..self.ranges[clauses.end - 1].end
    }
}
