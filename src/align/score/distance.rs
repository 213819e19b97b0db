//! The places of words as evidence: [`Distance`] weights words by how far apart they stand in a bead.
//!
//! The counterpart of a word is expected at the same relative place on the other side. Where the question is
//! whether a sentence has a counterpart, one word explains one word: what a word gives to several words of
//! the other side is divided among them, so that a frequent word of one sentence does not explain a whole
//! passage.

use super::order::Tie;
use crate::lexicon::DIAGONAL;

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
    // Σ weight · lift over the ties of each word.
    sums: Vec<f32>,
    // For each word with ties, the reciprocal of the weights of all places on the other side.
    scales: Vec<f32>,
    // How many words of the other side each word explains.
    loads: Vec<f32>,
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
            self.own.set_gains(own);
            self.other.set_gains(other);
        }
    }

    // Counts the words of the other side that each word explains.
    fn load(&mut self, ties: &[Tie]) {
        let Self { weights, own, other } = self;
        for (tie, weight) in ties.iter().zip(weights) {
            let (a, b) = (tie.own as usize, tie.other as usize);
            own.loads[a] += other.share(b, *weight * tie.back);
            other.loads[b] += own.share(a, *weight * tie.lift);
        }
    }

    // Divides what a word gives among the words that it explains, if it explains more than one.
    fn divide(&mut self, ties: &[Tie]) {
        let Self { weights, own, other } = self;
        own.sums.fill(0.0);
        other.sums.fill(0.0);
        for (tie, weight) in ties.iter().zip(weights) {
            let (a, b) = (tie.own as usize, tie.other as usize);
            own.sums[a] += *weight * tie.lift / other.loads[b].max(1.0);
            other.sums[b] += *weight * tie.back / own.loads[a].max(1.0);
        }
    }

    // Adds up the weighted lifts of each word.
    fn weigh(&mut self, ties: &[Tie], own: usize, others: usize) {
        self.own.begin(own);
        self.other.begin(others);
        let (per_own, per_other) = (1.0 / own as f32, 1.0 / others as f32);
        self.weights.clear();
        for tie in ties {
            let distance = (tie.own as f32 + 0.5) * per_own - (tie.other as f32 + 0.5) * per_other;
            let weight = (-DIAGONAL * distance.abs()).exp();
            self.weights.push(weight);
            self.own.sums[tie.own as usize] += weight * tie.lift;
            self.other.sums[tie.other as usize] += weight * tie.back;
        }
        self.own.scale(others);
        self.other.scale(own);
    }
}

impl Explained {
    fn begin(&mut self, len: usize) {
        for values in [&mut self.sums, &mut self.scales, &mut self.loads] {
            values.clear();
            values.resize(len, 0.0);
        }
    }

    // Sets the scales of the words with ties; the other side has `others` words.
    fn scale(&mut self, others: usize) {
        let per_word = 1.0 / self.sums.len() as f32;
        for (k, (sum, scale)) in self.sums.iter().zip(&mut self.scales).enumerate() {
            if *sum > 0.0 {
                *scale = 1.0 / total_weight((k as f32 + 0.5) * per_word, others);
            }
        }
    }

    // The share of a word that a tie of this weighted lift explains.
    fn share(&self, word: usize, lift: f32) -> f32 {
        lift * self.scales[word] / (1.0 + self.sums[word] * self.scales[word])
    }

    fn is_overloaded(&self) -> bool {
        self.loads.iter().any(|load| *load > 1.0)
    }

    fn set_gains(&self, gains: &mut [f32]) {
        for (gain, (sum, scale)) in gains.iter_mut().zip(self.sums.iter().zip(&self.scales)) {
            *gain = if *sum > 0.0 { (1.0 + sum * scale).ln() } else { 0.0 };
        }
    }
}

// Returns Σ exp(-DIAGONAL·|at - (l + .5)/n|) over l from 0 to n - 1, computed as two geometric series.
fn total_weight(at: f32, n: usize) -> f32 {
    let step = DIAGONAL / n as f32;
    let below = (at * n as f32 + 0.5).floor().clamp(0.0, n as f32);
    let series =
        |nearest: f32, count: f32| (-nearest).exp() * (1.0 - (-step * count).exp()) / (1.0 - (-step).exp());
    let under = if below > 0.0 { series(DIAGONAL * (at - (below - 0.5) / n as f32), below) } else { 0.0 };
    let above = n as f32 - below;
    let over = if above > 0.0 { series(DIAGONAL * ((below + 0.5) / n as f32 - at), above) } else { 0.0 };
    under + over
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_all_places_are_summed_in_closed_form() {
        for (at, n) in [(0.05, 1), (0.5, 2), (0.3, 7), (0.99, 31), (0.125, 4)] {
            let places = (0..n).map(|l| (l as f32 + 0.5) / n as f32);
            let sum: f32 = places.map(|place| (-DIAGONAL * (at - place).abs()).exp()).sum();
            assert!((total_weight(at, n) - sum).abs() < 1e-4, "{at} {n}: {} {sum}", total_weight(at, n));
        }
    }

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
