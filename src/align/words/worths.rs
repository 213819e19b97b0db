//! What the words of a sentence are worth as evidence: [`Worths`].
//!
//! A rare word gains much if its counterpart stands on the other side, a common one little. So it says much
//! if a sentence of rare words gains nothing, and little if a sentence of common words does.

use super::links::Links;
use super::side_words::SideWords;

/// The worth of the words of each sentence of a side, in words of average worth.
#[derive(Debug)]
pub(crate) struct Worths(Vec<f32>);

impl Worths {
    pub(crate) fn new(side: &SideWords, links: &Links) -> Self {
        let worth = |sentence| side.words(sentence..sentence + 1).iter().map(|&word| links.worth(word)).sum();
        let sums: Vec<f32> = (0..side.len()).map(worth).collect();
        let words = side.word_count(0..side.len()) as f32;
        let average = sums.iter().sum::<f32>() / words.max(1.0);
        Self(sums.into_iter().map(|sum| sum / average.max(f32::MIN_POSITIVE)).collect())
    }

    /// Returns the worth of the words of a sentence; 0 if it has none.
    pub(crate) fn of(&self, sentence: usize) -> f32 {
        self.0[sentence]
    }
}
