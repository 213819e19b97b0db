//! Beads that are given: [`Pins`].
//!
//! Every path leads through the beads that a person has confirmed, and no other bead holds one of their
//! sentences. Sentences that stand apart though they are neighbours, since one between them was taken out,
//! share no bead either.

use std::ops::Range;

use super::candidate::BeadCandidate;
use super::shape::BeadShape;

/// The given beads of a problem, rising on both sides.
#[derive(Clone, Debug, Default)]
pub(super) struct Pins {
    list: Vec<Pin>,
    source: FreeRuns,
    target: FreeRuns,
}

/// A given bead: where it begins on each side, and its shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pin {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) shape: BeadShape,
}

/// For each sentence of a side, how many sentences from there on one bead may hold.
#[derive(Clone, Debug, Default)]
struct FreeRuns(Vec<u32>);

impl Pins {
    /// Takes beads that rise on both sides, the number of sentences of each side, and the sentences that
    /// share no bead with the sentence before.
    pub(super) fn new(list: Vec<Pin>, lens: (usize, usize), apart: (&[usize], &[usize])) -> Self {
        let source = FreeRuns::new(list.iter().map(Pin::sources), lens.0, apart.0);
        let target = FreeRuns::new(list.iter().map(Pin::targets), lens.1, apart.1);
        Self { list, source, target }
    }

    /// Returns true if no bead is given.
    pub(super) fn is_empty(&self) -> bool {
        self.source.0.is_empty()
    }

    /// Returns the shape of the given bead that begins at a place.
    pub(super) fn at(&self, source: usize, target: usize) -> Option<BeadShape> {
        let number = self.list.binary_search_by_key(&source, |pin| pin.source).ok()?;
        Some(&self.list[number]).filter(|pin| pin.target == target).map(|pin| pin.shape)
    }

    /// Returns true if a bead is a given one.
    pub(super) fn has(&self, bead: &BeadCandidate) -> bool {
        self.at(bead.source as usize, bead.target as usize) == Some(bead.shape)
    }

    /// Returns true if a bead holds no sentence of a given one and no sentences that stand apart.
    pub(super) fn allow(&self, bead: &BeadCandidate) -> bool {
        let (source_left, target_left) = self.left(bead.source as usize, bead.target as usize);
        usize::from(bead.shape.source) <= source_left && usize::from(bead.shape.target) <= target_left
    }

    /// Returns how many sentences of each side one bead may hold that begins at a place.
    pub(super) fn left(&self, source: usize, target: usize) -> (usize, usize) {
        (self.source.left(source), self.target.left(target))
    }

    /// Returns true if a path may pass a place: each given bead lies before it on both sides, or after it.
    pub(super) fn let_pass(&self, (source, target): (usize, usize)) -> bool {
        let before = self.list.partition_point(|pin| pin.sources().end <= source);
        let is_behind = |pin: &Pin| pin.source >= source && pin.target >= target;
        self.list[..before].last().is_none_or(|pin| pin.targets().end <= target)
            && self.list.get(before).is_none_or(is_behind)
    }

    /// Returns true if a bead may hold the sentences after a place.
    pub(super) fn may_pair(&self, source: usize, target: usize) -> bool {
        let (source_left, target_left) = self.left(source, target);
        source_left > 0 && target_left > 0 && self.let_pass((source, target))
    }

    /// Returns the end of the given bead that holds the source sentences on both sides of a place; if there
    /// is none, the place itself.
    pub(super) fn beyond(&self, source: usize) -> usize {
        let before = self.list.partition_point(|pin| pin.sources().end <= source);
        self.list.get(before).filter(|pin| pin.source < source).map_or(source, |pin| pin.sources().end)
    }

    /// Returns the places at which given beads begin and end, rising.
    pub(super) fn corners(&self) -> Vec<(usize, usize)> {
        let corners = |pin: &Pin| [(pin.source, pin.target), (pin.sources().end, pin.targets().end)];
        let mut corners: Vec<_> = self.list.iter().flat_map(corners).collect();
        corners.dedup();
        corners
    }
}

impl Pin {
    pub(super) fn sources(&self) -> Range<usize> {
        self.source..self.source + usize::from(self.shape.source)
    }

    pub(super) fn targets(&self) -> Range<usize> {
        self.target..self.target + usize::from(self.shape.target)
    }
}

impl FreeRuns {
    fn new(pinned: impl Iterator<Item = Range<usize>>, len: usize, apart: &[usize]) -> Self {
        let mut runs = vec![1; len + 1];
        runs[len] = 0;
        pinned.for_each(|range| runs[range].fill(0));
        let mut apart = apart.iter().rev().copied().peekable();
        for at in (0..len).rev() {
            let ends = apart.next_if_eq(&(at + 1)).is_some();
            if runs[at] > 0 && !ends {
                runs[at] += runs[at + 1];
            }
        }
        Self(runs)
    }

    fn left(&self, sentence: usize) -> usize {
        self.0[sentence] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bead_ends_before_a_given_one_and_before_a_sentence_that_stands_apart() {
        let pin = Pin { source: 3, target: 1, shape: BeadShape { source: 2, target: 1 } };
        let pins = Pins::new(vec![pin], (8, 4), (&[2, 7], &[]));
        let left: Vec<_> = (0..=8).map(|i| pins.left(i, 0).0).collect();
        assert_eq!(left, [2, 1, 1, 0, 0, 2, 1, 1, 0]);
        assert_eq!((pins.left(0, 0).1, pins.left(0, 1).1, pins.left(0, 2).1), (1, 0, 2));
        assert_eq!((pins.beyond(3), pins.beyond(4), pins.beyond(5)), (3, 5, 5));
    }

    #[test]
    fn a_path_passes_on_the_same_side_of_each_given_bead() {
        let pin = Pin { source: 3, target: 1, shape: BeadShape { source: 2, target: 1 } };
        let pins = Pins::new(vec![pin], (8, 4), (&[], &[]));
        assert!(pins.let_pass((3, 1)) && pins.let_pass((5, 2)) && pins.let_pass((0, 0)));
        assert!(!pins.let_pass((4, 1)) && !pins.let_pass((3, 2)) && !pins.let_pass((5, 1)));
    }
}
