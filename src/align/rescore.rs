//! The score of a bead in which the places of its words count: words that translate each other stand at about the
//! same place of their sides.

use std::ops::Range;

use super::lattice::Candidate;
use super::shape::Shape;
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
    // The gains of all sentences of all beads scored, and where each bead's begin.
    gains: Vec<Gain>,
    begins: Vec<u32>,
}

/// How much better than by chance the words of a sentence are explained, in nats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gain {
    pub(super) gain: f32,
    pub(super) words: u32,
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
            gains: Vec::new(),
            begins: Vec::new(),
        }
    }

    /// Returns the score of a bead, in nats.
    pub(super) fn score(&mut self, bead: &Candidate) -> f32 {
        self.begins.push(self.gains.len() as u32);
        if bead.shape.is_null() {
            return bead.score;
        }
        let source = words(&self.texts.source, bead.source, bead.shape.source);
        let target = words(&self.texts.target, bead.target, bead.shape.target);
        self.gather(source, target);
        let of_source = gains(
            &self.source_sums,
            target.len(),
            lengths(&self.texts.source, bead.source, bead.shape.source),
        );
        self.gains.extend(of_source);
        let of_target = gains(
            &self.target_sums,
            source.len(),
            lengths(&self.texts.target, bead.target, bead.shape.target),
        );
        self.gains.extend(of_target);
        let gain: f32 = self.gains[*self.begins.last().expect("of this bead") as usize..]
            .iter()
            .map(|gain| gain.gain)
            .sum();
        0.5 * gain - self.texts.cost(bead)
    }

    /// Returns what the source and the target sentences gained of the bead that was the so-many-th to be scored.
    pub(super) fn gains_of(&self, number: usize, shape: Shape) -> (&[Gain], &[Gain]) {
        if shape.is_null() {
            return (&[], &[]);
        }
        let begin = self.begins[number] as usize;
        let end = begin + usize::from(shape.source + shape.target);
        self.gains[begin..end].split_at(usize::from(shape.source))
    }

    /// Returns what both sentences of a 1-1 bead gain.
    pub(super) fn gains_of_pair(&mut self, bead: &Candidate) -> (Gain, Gain) {
        let begin = self.gains.len();
        self.score(bead);
        self.begins.pop();
        let both = (self.gains[begin], self.gains[begin + 1]);
        self.gains.truncate(begin);
        both
    }

    /// Returns what some source and target sentences gain as a bead.
    pub(super) fn gain(&mut self, source: Range<usize>, target: Range<usize>) -> f32 {
        let (source, target) = (self.texts.source.words(source), self.texts.target.words(target));
        self.gather(source, target);
        let of_source = gains(&self.source_sums, target.len(), std::iter::once(source.len()));
        let of_target = gains(&self.target_sums, source.len(), std::iter::once(target.len()));
        0.5 * of_source.chain(of_target).map(|gain| gain.gain).sum::<f32>()
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

fn lengths(side: &Side, begin: u32, len: u8) -> impl Iterator<Item = usize> {
    let begin = begin as usize;
    (begin..begin + usize::from(len)).map(|sentence| side.words(sentence..sentence + 1).len())
}

// For each sentence Σ ln(1 + lift) over its words, the weights of each word's other side made to sum to 1.
fn gains(sums: &[f32], others: usize, lengths: impl Iterator<Item = usize>) -> impl Iterator<Item = Gain> {
    let mut at = 0;
    lengths.map(move |words| {
        let sentence = at..at + words;
        at += words;
        let place = |k: usize| (k as f32 + 0.5) / sums.len() as f32;
        let spoken_for = sentence.filter(|&k| sums[k] > 0.0);
        let gain = spoken_for.map(|k| (1.0 + sums[k] / total_weight(place(k), others)).ln()).sum();
        Gain { gain, words: words as u32 }
    })
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
