//! [`CueTags`]: the tags of a cue of subtitles.

use std::ops::Range;

/// The tags of a cue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::manuscript) struct CueTags {
    /// The tags that belong to the cue as a whole: those before its words, and those behind them.
    pub(in crate::manuscript) before: Vec<Range<usize>>,
    pub(in crate::manuscript) after: Vec<Range<usize>>,
    /// Which elements stand around the words from a place of the file on, the outermost first.
    pub(in crate::manuscript) stacks: Vec<(usize, Vec<usize>)>,
    /// The tags between the words that stand alone.
    pub(in crate::manuscript) singles: Vec<Range<usize>>,
}

impl CueTags {
    /// Returns the elements around the word at a place of the file.
    pub(in crate::manuscript) fn stack_at(&self, at: usize) -> &[usize] {
        let after = self.stacks.partition_point(|(start, _)| *start <= at);
        after.checked_sub(1).map_or(&[], |last| &self.stacks[last].1)
    }
}
