//! [`TextSet`]: a set of the texts of a run within a range of numbers, with one bit for each.

use std::ops::Range;

/// A set of numbers of texts within a range.
pub(super) struct TextSet {
    bits: Vec<u64>,
    range: Range<u32>,
}

impl TextSet {
    /// Returns a set without texts.
    pub(super) fn empty(range: Range<u32>) -> Self {
        Self { bits: vec![0; range.len().div_ceil(64)], range }
    }

    /// Returns the set of all numbers of a range.
    pub(super) fn all(range: Range<u32>) -> Self {
        let texts = range.len();
        let mut all = Self { bits: vec![u64::MAX; texts.div_ceil(64)], range };
        if let Some(last) = all.bits.last_mut().filter(|_| !texts.is_multiple_of(64)) {
            *last = (1 << (texts % 64)) - 1;
        }
        all
    }

    /// Adds a text; a number outside the range, as a damaged list may have it, is passed over.
    #[inline]
    pub(super) fn insert(&mut self, number: u32) {
        if self.range.contains(&number) {
            let at = number - self.range.start;
            self.bits[at as usize / 64] |= 1 << (at % 64);
        }
    }

    pub(super) fn keep(&mut self, others: &Self) {
        self.bits.iter_mut().zip(&others.bits).for_each(|(bits, others)| *bits &= others);
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        let at = number.wrapping_sub(self.range.start);
        self.range.contains(&number) && self.bits[at as usize / 64] >> (at % 64) & 1 == 1
    }

    /// Returns the number of texts in the set.
    pub(super) fn len(&self) -> usize {
        self.bits.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Returns the numbers of the texts, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        (self.range.start..).step_by(64).zip(&self.bits).flat_map(|(first, &bits): (u32, _)| {
            let next = |bits: &u64| Some(bits & (bits - 1)).filter(|&rest| rest > 0);
            let rests = std::iter::successors(Some(bits).filter(|&bits| bits > 0), next);
            rests.map(move |rest| first + rest.trailing_zeros())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_knows_its_numbers() {
        for range in [0..0, 0..1, 5..68, 7..71, 0..65, 1000..1200] {
            let all = TextSet::all(range.clone());
            assert_eq!((all.len(), all.numbers().collect::<Vec<_>>()), (range.len(), range.collect()));
        }
        let (mut some, mut others) = (TextSet::empty(2..100), TextSet::empty(2..100));
        [0, 3, 64, 99, 100, 5000].into_iter().for_each(|number| some.insert(number));
        [64, 70].into_iter().for_each(|number| others.insert(number));
        assert_eq!(some.numbers().collect::<Vec<_>>(), [3, 64, 99]);
        assert!(some.contains(99) && ![0, 1, 4, 100].iter().any(|&number| some.contains(number)));
        some.keep(&others);
        assert_eq!(some.numbers().collect::<Vec<_>>(), [64]);
    }
}
