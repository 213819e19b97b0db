use std::collections::BTreeMap;

/// The stems of a sentence, by number.
pub(super) type Sentence = Box<[u32]>;

/// Pairs of sentences as stems: Arabic first, English second. Both sides number their stems alike.
pub(super) struct Corpus {
    pub(super) spellings: Vec<String>,
    pub(super) pairs: Vec<[Sentence; 2]>,
}

impl Corpus {
    /// Returns how many Arabic and English tokens there are.
    pub(super) fn tokens(&self) -> [u64; 2] {
        [0, 1].map(|side| self.pairs.iter().map(|pair| pair[side].len() as u64).sum())
    }

    /// Returns how often each stem stands in each side, for the stems that do so twice or more.
    pub(super) fn counts(&self) -> BTreeMap<String, [f64; 2]> {
        let mut counts = vec![[0.0; 2]; self.spellings.len()];
        for pair in &self.pairs {
            for side in [0, 1] {
                pair[side].iter().for_each(|&stem| counts[stem as usize][side] += 1.0);
            }
        }
        let named = self.spellings.iter().cloned().zip(counts);
        named.filter(|(_, [arabic, english])| arabic + english >= 2.0).collect()
    }
}
