//! The score of a bead in which the places of its words count: words that translate each other stand at about the
//! same place of their sides.

use super::lattice::Candidate;
use super::side::Side;
use super::texts::Texts;

/// Scores candidates anew. The weights of the words of the other side, uniform before, fall with their distance.
pub(super) struct Rescorer<'a> {
    texts: &'a Texts,
    // For each target type, the last place at which it stands in the bead, from 1; then, for each place, the place
    // of the same type before it.
    last: Vec<u32>,
    before: Vec<u32>,
    source_sums: Vec<f32>,
    target_sums: Vec<f32>,
}

// How fast the weight falls over the length of a bead.
const STEEPNESS: f32 = 4.0;

impl<'a> Rescorer<'a> {
    pub(super) fn new(texts: &'a Texts) -> Self {
        Self {
            texts,
            last: vec![0; texts.target.types.len()],
            before: Vec::new(),
            source_sums: Vec::new(),
            target_sums: Vec::new(),
        }
    }

    /// Returns the score of a bead, in nats.
    pub(super) fn score(&mut self, bead: &Candidate) -> f32 {
        if bead.shape.is_null() {
            return bead.score;
        }
        let source = words(&self.texts.source, bead.source, bead.shape.source);
        let target = words(&self.texts.target, bead.target, bead.shape.target);
        self.gather(source, target);
        let gain = gain(&self.source_sums, target.len()) + gain(&self.target_sums, source.len());
        0.5 * gain - self.texts.cost(bead)
    }

    // For each word of either side, the weighted lifts of what speaks for it.
    fn gather(&mut self, source: &[u32], target: &[u32]) {
        self.source_sums.clear();
        self.source_sums.resize(source.len(), 0.0);
        self.target_sums.clear();
        self.target_sums.resize(target.len(), 0.0);
        self.before.clear();
        for (&word, place) in target.iter().zip(1..) {
            self.before.push(std::mem::replace(&mut self.last[word as usize], place));
        }
        let (per_source, per_target) = (1.0 / source.len() as f32, 1.0 / target.len() as f32);
        for (k, &word) in source.iter().enumerate() {
            let at = (k as f32 + 0.5) * per_source;
            for link in self.texts.links.source.of(word) {
                let mut place = self.last[link.other as usize] as usize;
                while place > 0 {
                    let weight = (-STEEPNESS * (at - (place as f32 - 0.5) * per_target).abs()).exp();
                    self.source_sums[k] += weight * link.lift;
                    self.target_sums[place - 1] += weight * link.back;
                    place = self.before[place - 1] as usize;
                }
            }
        }
        target.iter().for_each(|&word| self.last[word as usize] = 0);
    }
}

fn words(side: &Side, begin: u32, len: u8) -> &[u32] {
    side.words(begin as usize..begin as usize + usize::from(len))
}

// Σ ln(1 + lift), the weights of each word's other side made to sum to 1.
fn gain(sums: &[f32], others: usize) -> f32 {
    let spoken_for = sums.iter().enumerate().filter(|(_, sum)| **sum > 0.0);
    spoken_for
        .map(|(k, sum)| (1.0 + sum / total_weight((k as f32 + 0.5) / sums.len() as f32, others)).ln())
        .sum()
}

// Σ exp(-STEEPNESS·|at - (l + .5)/n|) over l from 0 to n - 1: two geometric series.
fn total_weight(at: f32, n: usize) -> f32 {
    let step = STEEPNESS / n as f32;
    let below = (at * n as f32 + 0.5).floor().clamp(0.0, n as f32);
    let series =
        |nearest: f32, count: f32| (-nearest).exp() * (1.0 - (-step * count).exp()) / (1.0 - (-step).exp());
    let under = if below > 0.0 { series(STEEPNESS * (at - (below - 0.5) / n as f32), below) } else { 0.0 };
    let above = n as f32 - below;
    let over = if above > 0.0 { series(STEEPNESS * ((below + 0.5) / n as f32 - at), above) } else { 0.0 };
    under + over
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_all_places_are_summed_in_closed_form() {
        for (at, n) in [(0.05, 1), (0.5, 2), (0.3, 7), (0.99, 31), (0.125, 4)] {
            let places = (0..n).map(|l| (l as f32 + 0.5) / n as f32);
            let sum: f32 = places.map(|place| (-STEEPNESS * (at - place).abs()).exp()).sum();
            assert!((total_weight(at, n) - sum).abs() < 1e-4, "{at} {n}: {} {sum}", total_weight(at, n));
        }
    }
}
