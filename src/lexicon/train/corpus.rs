//! The pairs of sentences to learn from, as numbered stems: [`Corpus`].

use std::collections::BTreeMap;

/// The stems of a sentence, by number.
pub(super) type StemRow = Box<[u32]>;

/// Pairs of sentences as stems, the Arabic sentence first. Both languages share one numbering of stems.
pub(super) struct Corpus {
    pub(super) spellings: Vec<String>,
    pub(super) pairs: Vec<[StemRow; 2]>,
    /// The weight of each pair.
    pub(super) weights: Vec<f32>,
}

impl Corpus {
    /// Returns the weighted number of Arabic and of English tokens.
    pub(super) fn tokens(&self) -> [u64; 2] {
        let weighed = |side: usize| {
            move |(pair, weight): (&[StemRow; 2], &f32)| pair[side].len() as f64 * f64::from(*weight)
        };
        [0, 1].map(|side| self.pairs.iter().zip(&self.weights).map(weighed(side)).sum::<f64>() as u64)
    }

    /// Returns the weighted count of each stem in each language, for stems that occur at least twice.
    pub(super) fn counts(&self) -> BTreeMap<String, [f64; 2]> {
        let mut counts = vec![[0.0; 2]; self.spellings.len()];
        let mut places = vec![0_u32; self.spellings.len()];
        for (pair, &weight) in self.pairs.iter().zip(&self.weights) {
            for (side, &stem) in
                pair.iter().enumerate().flat_map(|(side, stems)| stems.iter().map(move |stem| (side, stem)))
            {
                counts[stem as usize][side] += f64::from(weight);
                places[stem as usize] += 1;
            }
        }
        let named = self.spellings.iter().zip(counts).zip(places);
        named.filter(|&(_, places)| places >= 2).map(|((stem, counts), _)| (stem.clone(), counts)).collect()
    }
}
