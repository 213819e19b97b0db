//! [`WordGap`]: two words of a phrase that follow one another in a text, of which one is short.

use super::gap_grams::{FOREIGN, gap_gram};

/// Two words in a row, in one of several forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::memory) struct WordGap(Vec<u32>);

impl WordGap {
    /// Returns the gap between two words that end and begin in one of these ways.
    pub(in crate::memory) fn between(endings: &[String], beginnings: &[String]) -> Self {
        let gaps = endings.iter().flat_map(|word| beginnings.iter().map(|next| gap_gram(word, next)));
        let mut grams: Vec<u32> = gaps.chain([FOREIGN]).collect();
        grams.sort_unstable();
        grams.dedup();
        Self(grams)
    }

    /// Returns the grams, of which each text with the two words has one.
    pub(super) fn grams(&self) -> &[u32] {
        &self.0
    }
}
