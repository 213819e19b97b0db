//! [`FreeLetters`]: the stretches of a text that no row has taken yet.

use std::collections::BTreeMap;
use std::ops::Range;

/// The stretches of a text that no row has taken yet: where each begins and ends.
#[derive(Default)]
pub(super) struct FreeLetters(BTreeMap<usize, usize>);

impl FreeLetters {
    /// Returns the whole of a text of a length.
    pub(super) fn whole(len: usize) -> Self {
        Self([(0, len)].into_iter().filter(|(start, end)| start < end).collect())
    }

    pub(super) fn has(&self, range: &Range<usize>) -> bool {
        self.0.range(..=range.start).next_back().is_some_and(|(_, end)| *end >= range.end)
    }

    /// Takes a stretch that is free.
    pub(super) fn take(&mut self, range: &Range<usize>) {
        let found = self.0.range(..=range.start).next_back().map(|(start, end)| (*start, *end));
        let Some((start, end)) = found.filter(|(_, end)| *end >= range.end) else { return };
        self.0.remove(&start);
        self.0
            .extend([(start, range.start), (range.end, end)].into_iter().filter(|(start, end)| start < end));
    }

    /// Returns what is free in a stretch, in order.
    pub(super) fn within(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.0.range(..=range.start).next_back().map_or(range.start, |(start, _)| *start);
        self.0
            .range(first..range.end.max(first))
            .map(move |(start, end)| (*start).max(range.start)..(*end).min(range.end))
            .filter(|free| free.start < free.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_free_no_more() {
        let mut free = FreeLetters::whole(10);
        free.take(&(3..5));
        assert!(free.has(&(0..3)) && !free.has(&(2..4)) && free.has(&(5..10)));
        free.take(&(5..7));
        assert_eq!(free.within(0..10).collect::<Vec<_>>(), [0..3, 7..10]);
        assert_eq!(free.within(2..8).collect::<Vec<_>>(), [2..3, 7..8]);
        assert_eq!(FreeLetters::whole(0).within(0..0).count(), 0);
    }
}
