//! The weights of places by their distance: [`PlaceWeights`].
//!
//! The weight of two places is e^(-D·|x - y|), where x and y are the relative places of two words, from 0
//! to 1, and D is [`DIAGONAL`]. That is the smaller of e^(-D·x)·e^(D·y) and its reciprocal, so a table for
//! each side stands for an exponential for each pair of words.

use crate::lexicon::DIAGONAL;

/// The places of the words on one side of a bead.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlaceWeights {
    // e^(-D·x) and e^(D·x) for the place x of each word.
    falling: Vec<f32>,
    rising: Vec<f32>,
    // For each place, the sum of `rising` before it, and of `falling` from it on; one entry more than words.
    risen: Vec<f32>,
    to_fall: Vec<f32>,
}

impl PlaceWeights {
    /// Sets the number of words.
    pub(crate) fn set(&mut self, words: usize) {
        let step = DIAGONAL / words as f32;
        powers(&mut self.falling, -step, words);
        powers(&mut self.rising, step, words);
        sums(&mut self.risen, self.rising.iter());
        sums(&mut self.to_fall, self.falling.iter().rev());
        self.to_fall.reverse();
    }

    /// Returns the weight of a word of this side and a word of another.
    pub(crate) fn weight(&self, own: usize, others: &Self, other: usize) -> f32 {
        (self.falling[own] * others.rising[other]).min(self.rising[own] * others.falling[other])
    }

    /// Returns the sum of the weights of a word of this side and all words of another.
    pub(crate) fn total_weight(&self, own: usize, others: &Self) -> f32 {
        // The number of words of the other side at or before this place.
        let before = ((2 * own + 1) * others.rising.len() / self.rising.len()).div_ceil(2);
        self.falling[own] * others.risen[before] + self.rising[own] * others.to_fall[before]
    }
}

// Sets e^(rate·(k + ½)) for each k below `len`.
fn powers(values: &mut Vec<f32>, rate: f32, len: usize) {
    let factor = rate.exp();
    values.clear();
    values.extend(std::iter::successors(Some((0.5 * rate).exp()), |value| Some(value * factor)).take(len));
}

// Sets the sum of the values before each place.
fn sums<'v>(sums: &mut Vec<f32>, values: impl Iterator<Item = &'v f32>) {
    sums.clear();
    sums.push(0.0);
    sums.extend(values.scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(words: usize) -> PlaceWeights {
        let mut places = PlaceWeights::default();
        places.set(words);
        places
    }

    #[test]
    fn a_weight_falls_with_the_distance_of_relative_places() {
        for (own, own_len, other, other_len) in [(0, 1, 0, 1), (2, 5, 6, 7), (6, 7, 2, 5), (40, 1000, 29, 31)]
        {
            let at = |place: usize, len: usize| (place as f32 + 0.5) / len as f32;
            let distance = at(own, own_len) - at(other, other_len);
            let weight = places(own_len).weight(own, &places(other_len), other);
            let exact = (-DIAGONAL * distance.abs()).exp();
            assert!((weight - exact).abs() < 1e-4 * exact, "{weight} {exact}");
        }
    }

    #[test]
    fn the_weights_of_all_places_are_summed_from_the_tables() {
        for (own_len, other_len) in [(1, 1), (1, 2), (7, 3), (20, 31), (1000, 900)] {
            let (own, others) = (places(own_len), places(other_len));
            for word in [0, own_len / 3, own_len / 2, own_len - 1] {
                let sum: f32 = (0..other_len).map(|other| own.weight(word, &others, other)).sum();
                let total = own.total_weight(word, &others);
                assert!((total - sum).abs() < 1e-3 * sum, "{word} {own_len} {other_len}: {total} {sum}");
            }
        }
    }
}
