//! The places of words as evidence: [`Distance`] weights words by how far apart they stand in a bead.
//!
//! The counterpart of a word is expected at the same relative place on the other side. Where the question is
//! whether a sentence has a counterpart, one word explains one word: what a word gives to several words of
//! the other side is divided among them, so that a frequent word of one sentence does not explain a whole
//! passage.

use super::order::Tie;
use super::place_weights::PlaceWeights;

/// The working memory of the model, reused for each bead.
#[derive(Clone, Debug, Default)]
pub(crate) struct Distance {
    // The weight of each tie by the places of its words.
    weights: Vec<f32>,
    own: Explained,
    other: Explained,
}

/// The words of one side of a bead, and how well the other side explains each.
#[derive(Clone, Debug, Default)]
struct Explained {
    places: PlaceWeights,
    // Σ weight · lift over the ties of each word.
    sums: Vec<f32>,
    // For each word with ties, the reciprocal of the weights of all places on the other side.
    scales: Vec<f32>,
    // The share of each word that a tie explains, for each unit of the tie's weighted lift.
    shares: Vec<f32>,
    // How many words of the other side each word explains.
    loads: Vec<f32>,
    // The sums, with what a word gives divided.
    divided: Vec<f32>,
}

impl Distance {
    /// Sets the gain of each word of both sides, ln(1 + Σ weight · lift), where the weights of the places of
    /// the other side sum to 1. Each slice has as many entries as its side has words.
    pub(crate) fn gains(&mut self, ties: &[Tie], own: &mut [f32], other: &mut [f32]) {
        self.weigh(ties, own.len(), other.len());
        self.own.set_gains(own);
        self.other.set_gains(other);
    }

    /// Sets the gains of the same ties again, with what a word gives divided among the words that it
    /// explains.
    pub(crate) fn divide_gains(&mut self, ties: &[Tie], own: &mut [f32], other: &mut [f32]) {
        self.load(ties);
        if self.own.is_overloaded() || self.other.is_overloaded() {
            self.divide(ties);
            self.own.set_divided_gains(own);
            self.other.set_divided_gains(other);
        }
    }

    // Counts the words of the other side that each word explains.
    fn load(&mut self, ties: &[Tie]) {
        let Self { weights, own, other } = self;
        own.share();
        other.share();
        for (tie, weight) in ties.iter().zip(weights) {
            let (a, b) = (tie.own as usize, tie.other as usize);
            own.loads[a] += *weight * tie.back * other.shares[b];
            other.loads[b] += *weight * tie.lift * own.shares[a];
        }
    }

    // Divides what a word gives among the words that it explains, if it explains more than one.
    fn divide(&mut self, ties: &[Tie]) {
        let Self { weights, own, other } = self;
        own.begin_division();
        other.begin_division();
        for (tie, weight) in ties.iter().zip(weights) {
            let (a, b) = (tie.own as usize, tie.other as usize);
            own.divided[a] += *weight * tie.lift / other.loads[b];
            other.divided[b] += *weight * tie.back / own.loads[a];
        }
    }

    // Adds up the weighted lifts of each word.
    fn weigh(&mut self, ties: &[Tie], own: usize, others: usize) {
        self.own.begin(own);
        self.other.begin(others);
        let Self { weights, own, other } = self;
        weights.clear();
        for tie in ties {
            let (a, b) = (tie.own as usize, tie.other as usize);
            let weight = own.places.weight(a, &other.places, b);
            weights.push(weight);
            own.sums[a] += weight * tie.lift;
            other.sums[b] += weight * tie.back;
        }
        own.scale(&other.places);
        other.scale(&own.places);
    }
}

impl Explained {
    fn begin(&mut self, len: usize) {
        self.places.set(len);
        for values in [&mut self.sums, &mut self.scales] {
            values.clear();
            values.resize(len, 0.0);
        }
    }

    // Sets the scales of the words with ties.
    fn scale(&mut self, others: &PlaceWeights) {
        for (k, (sum, scale)) in self.sums.iter().zip(&mut self.scales).enumerate() {
            if *sum > 0.0 {
                *scale = 1.0 / self.places.total_weight(k, others);
            }
        }
    }

    fn share(&mut self) {
        self.shares.clear();
        self.shares
            .extend(self.sums.iter().zip(&self.scales).map(|(sum, scale)| scale / (1.0 + sum * scale)));
        self.loads.clear();
        self.loads.resize(self.sums.len(), 0.0);
    }

    fn is_overloaded(&self) -> bool {
        self.loads.iter().any(|load| *load > 1.0)
    }

    fn begin_division(&mut self) {
        self.loads.iter_mut().for_each(|load| *load = load.max(1.0));
        self.divided.clear();
        self.divided.resize(self.sums.len(), 0.0);
    }

    fn set_gains(&self, gains: &mut [f32]) {
        for (gain, (sum, scale)) in gains.iter_mut().zip(self.sums.iter().zip(&self.scales)) {
            *gain = if *sum > 0.0 { (1.0 + sum * scale).ln() } else { 0.0 };
        }
    }

    // Sets the gains of the words whose sums the division changed.
    fn set_divided_gains(&self, gains: &mut [f32]) {
        for (word, (divided, sum)) in self.divided.iter().zip(&self.sums).enumerate() {
            if divided != sum {
                gains[word] = (1.0 + divided * self.scales[word]).ln();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gains(own: usize, others: usize, ties: &[(u32, u32)]) -> (Vec<f32>, Vec<f32>) {
        let ties: Vec<_> =
            ties.iter().map(|&(own, other)| Tie { own, other, lift: 1000.0, back: 1000.0 }).collect();
        let (mut of_own, mut of_other) = (vec![0.0; own], vec![0.0; others]);
        let mut distance = Distance::default();
        distance.gains(&ties, &mut of_own, &mut of_other);
        distance.divide_gains(&ties, &mut of_own, &mut of_other);
        (of_own, of_other)
    }

    #[test]
    fn a_word_that_explains_several_words_is_divided_among_them() {
        let (alone, _) = gains(4, 1, &[(0, 0)]);
        let (several, one) = gains(4, 1, &[(0, 0), (1, 0), (2, 0), (3, 0)]);
        assert!(several[0] > 0.0 && several[0] < alone[0] - 1.0, "{several:?} {alone:?}");
        assert!(one[0] > alone[0] - 1.0);
    }

    #[test]
    fn words_that_explain_one_word_each_keep_their_gains() {
        let (two, others) = gains(2, 2, &[(0, 0), (1, 1)]);
        assert_eq!(two, others);
        assert!((two[0] - two[1]).abs() < 1e-3 && two[0] > 6.0, "{two:?}");
        assert_eq!(gains(2, 2, &[(0, 0)]).0[1], 0.0);
    }
}
