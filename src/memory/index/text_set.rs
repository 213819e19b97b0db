//! [`TextSet`]: a set of the texts of a run, with one bit for each.

/// A set of numbers of texts below a bound.
pub(super) struct TextSet {
    bits: Vec<u64>,
    below: u32,
}

impl TextSet {
    /// Returns a set without texts.
    pub(super) fn empty(below: u32) -> Self {
        Self { bits: vec![0; (below as usize).div_ceil(64)], below }
    }

    /// Returns the set of all numbers below a bound.
    pub(super) fn all(below: u32) -> Self {
        let mut all = Self { bits: vec![u64::MAX; (below as usize).div_ceil(64)], below };
        if let Some(last) = all.bits.last_mut().filter(|_| !below.is_multiple_of(64)) {
            *last = (1 << (below % 64)) - 1;
        }
        all
    }

    /// Adds a text; a number that is too high, as a damaged list may have it, is passed over.
    #[inline]
    pub(super) fn insert(&mut self, number: u32) {
        if let Some(bits) = self.bits.get_mut(number as usize / 64).filter(|_| number < self.below) {
            *bits |= 1 << (number % 64);
        }
    }

    pub(super) fn keep(&mut self, others: &Self) {
        self.bits.iter_mut().zip(&others.bits).for_each(|(bits, others)| *bits &= others);
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        self.bits.get(number as usize / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// Returns the number of texts in the set.
    pub(super) fn len(&self) -> usize {
        self.bits.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Returns the numbers of the texts, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        (0..).step_by(64).zip(&self.bits).flat_map(|(first, &bits): (u32, _)| {
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
        for below in [0, 1, 63, 64, 65, 200] {
            let all = TextSet::all(below);
            assert_eq!(
                (all.len(), all.numbers().collect::<Vec<_>>()),
                (below as usize, (0..below).collect())
            );
        }
        let (mut some, mut others) = (TextSet::empty(100), TextSet::empty(100));
        [3, 64, 99, 100, 5000].into_iter().for_each(|number| some.insert(number));
        [64, 70].into_iter().for_each(|number| others.insert(number));
        assert_eq!(some.numbers().collect::<Vec<_>>(), [3, 64, 99]);
        assert!(some.contains(99) && !some.contains(100) && !some.contains(4));
        some.keep(&others);
        assert_eq!(some.numbers().collect::<Vec<_>>(), [64]);
    }
}
