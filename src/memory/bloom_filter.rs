//! [`BloomFilter`]: answers for most hashes that are not in a set that they are not (Bloom, 1970).

/// A filter of one to two bytes for each hash of a set, with three bits set for each. All hashes of the set
/// pass it, and about three in a hundred of the others.
pub(super) struct BloomFilter {
    words: Vec<u64>,
}

impl BloomFilter {
    pub(super) fn of(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        // At least one byte for each hash.
        let mut filter = Self { words: vec![0; hashes.len().next_power_of_two().max(8) / 8] };
        for hash in hashes {
            for (word, bit) in filter.places(hash) {
                filter.words[word] |= bit;
            }
        }
        filter
    }

    pub(super) fn may_have(&self, hash: u64) -> bool {
        self.places(hash).into_iter().all(|(word, bit)| self.words[word] & bit != 0)
    }

    fn places(&self, hash: u64) -> [(usize, u64); 3] {
        [0, 20, 40].map(|shift| {
            let place = hash.rotate_right(shift) as usize;
            ((place >> 6) & (self.words.len() - 1), 1 << (place & 63))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::GOLDEN;

    #[test]
    fn a_filter_lets_few_pass_that_are_not_in_it() {
        let hash =
            |key: u64| (key + 1).wrapping_mul(GOLDEN).rotate_left(17).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let filter = BloomFilter::of((0..50_000).collect::<Vec<u64>>().into_iter().map(hash));
        assert!((0..50_000).all(|key| filter.may_have(hash(key))));
        let passing = (50_000..150_000).filter(|&key| filter.may_have(hash(key))).count();
        assert!(passing < 5_000, "{passing}");
    }
}
