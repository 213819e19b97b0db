//! How probable the words of a side are by chance, where the side may be small: [`corrections`].

use super::side::Side;
use crate::lexicon::{self, Lexicon};

/// The words from which the documents say half as much about the frequency of a word as they do at most.
/// Chosen on sets of one to two hundred documents: with none, a single pair of notes is never sure; with
/// five times as many, unlike notes are.
const ENOUGH: f64 = 2000.0;

/// Returns the number by which the lift of each word is multiplied. The aligner takes the mean of the
/// frequencies of a word in the corpus and in this text as its probability by chance. In a few short
/// documents, every word is frequent, so that the corpus counts more there.
pub(super) fn corrections(side: &Side, known: Option<(&Lexicon, lexicon::Side)>) -> Vec<f32> {
    let Some((lexicon, language)) = known else { return vec![1.0; side.words.types.len()] };
    let words = f64::from(side.words.word_count(0..side.len()));
    let own = 0.5 * words / (words + ENOUGH);
    let correction = |(word, &stem)| {
        let (here, corpus) = (f64::from(side.words.frequency(word)), lexicon.frequency(language, stem));
        (0.5 * (here + corpus) / (own * here + (1.0 - own) * corpus)) as f32
    };
    side.words.stems.iter().enumerate().map(correction).collect()
}
