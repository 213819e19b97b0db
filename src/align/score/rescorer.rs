//! The score of a bead in which the places of its words count: words that translate each other stand at about the
//! same place of their sides, or follow each other there.

use std::ops::Range;

use super::gain::Gain;
use super::order::{Order, Tie};
use crate::align::candidate::Candidate;
use crate::align::problem::Problem;
use crate::align::shape::Shape;
use crate::align::words::SideWords;

/// Scores candidates anew, by the places of words.
pub(crate) struct Rescorer<'a> {
    texts: &'a Problem,
    // Judges words by those before them; without it, by their distance.
    order: Option<Order>,
    // For each target type, the last place at which it stands in the bead, from 1; then, for each place, the place
    // of the same type before it.
    last: Vec<u32>,
    before: Vec<u32>,
    ties: Vec<Tie>,
    source_words: Vec<f32>,
    target_words: Vec<f32>,
    // The gains of all sentences of all beads scored, and where each bead's begin.
    gains: Vec<Gain>,
    begins: Vec<u32>,
}

// How fast the weight falls over the length of a bead.
const STEEPNESS: f32 = 4.0;

impl<'a> Rescorer<'a> {
    /// Weighs the words of the other side, uniform before, by their distance from where a word would stand.
    pub(crate) fn by_distance(texts: &'a Problem) -> Self {
        Self {
            texts,
            order: None,
            last: vec![0; texts.target.types.len()],
            before: Vec::new(),
            ties: Vec::new(),
            source_words: Vec::new(),
            target_words: Vec::new(),
            gains: Vec::new(),
            begins: Vec::new(),
        }
    }

    /// Weighs them by their distance from the word before.
    pub(crate) fn by_order(texts: &'a Problem) -> Self {
        Self { order: Some(Order::default()), ..Self::by_distance(texts) }
    }

    /// Returns the score of a bead, in nats.
    pub(crate) fn score(&mut self, bead: &Candidate) -> f32 {
        self.begins.push(self.gains.len() as u32);
        if bead.shape.is_null() {
            return self.texts.unmatched(bead);
        }
        let (source, target) = (range(bead.source, bead.shape.source), range(bead.target, bead.shape.target));
        self.explain(source.clone(), target.clone());
        let before = self.gains.len();
        self.gains.extend(by_sentence(&self.source_words, &self.texts.source, source));
        self.gains.extend(by_sentence(&self.target_words, &self.texts.target, target));
        0.5 * self.gains[before..].iter().map(|gain| gain.gain).sum::<f32>() - self.texts.cost(bead)
    }

    /// Returns what the source and the target sentences gained of the bead that was the so-many-th to be scored.
    pub(crate) fn gains_of(&self, number: usize, shape: Shape) -> (&[Gain], &[Gain]) {
        if shape.is_null() {
            return (&[], &[]);
        }
        let begin = self.begins[number] as usize;
        let end = begin + usize::from(shape.source + shape.target);
        self.gains[begin..end].split_at(usize::from(shape.source))
    }

    /// Returns what both sentences of a 1-1 bead gain.
    pub(crate) fn gains_of_pair(&mut self, bead: &Candidate) -> (Gain, Gain) {
        let begin = self.gains.len();
        self.score(bead);
        self.begins.pop();
        let both = (self.gains[begin], self.gains[begin + 1]);
        self.gains.truncate(begin);
        both
    }

    /// Returns what some source and target sentences gain as a bead.
    pub(crate) fn gain(&mut self, source: Range<usize>, target: Range<usize>) -> f32 {
        self.explain(source, target);
        0.5 * self.source_words.iter().chain(&self.target_words).sum::<f32>()
    }

    // Sets what each word of both sides gains.
    fn explain(&mut self, source: Range<usize>, target: Range<usize>) {
        let (source, target) = (self.texts.source.words(source), self.texts.target.words(target));
        self.tie(source, target);
        self.source_words.clear();
        self.target_words.clear();
        // Longer ones are few, and would take time for each pair of their words.
        const LONG: usize = 1 << 18;
        match &mut self.order {
            Some(order) if source.len() * target.len() <= LONG => {
                order.gains(source.len(), target.len(), &self.ties, &mut self.source_words);
                self.ties.iter_mut().for_each(|tie| *tie = tie.turned());
                self.ties.sort_unstable_by_key(|tie| tie.own);
                order.gains(target.len(), source.len(), &self.ties, &mut self.target_words);
            }
            _ => self.weigh(source.len(), target.len()),
        }
    }

    // Finds the pairs of words that speak for each other, in the order of the source.
    fn tie(&mut self, source: &[u32], target: &[u32]) {
        self.ties.clear();
        self.before.clear();
        for (&word, place) in target.iter().zip(1..) {
            self.before.push(std::mem::replace(&mut self.last[word as usize], place));
        }
        for (&word, own) in source.iter().zip(0..) {
            for link in self.texts.links.source.of(word) {
                let mut place = self.last[link.other as usize];
                while place > 0 {
                    self.ties.push(Tie { own, other: place - 1, lift: link.lift, back: link.back });
                    place = self.before[place as usize - 1];
                }
            }
        }
        target.iter().for_each(|&word| self.last[word as usize] = 0);
    }

    // For each word ln(1 + lift), the weights of the places of the other side made to sum to 1.
    fn weigh(&mut self, source: usize, target: usize) {
        self.source_words.resize(source, 0.0);
        self.target_words.resize(target, 0.0);
        let (per_source, per_target) = (1.0 / source as f32, 1.0 / target as f32);
        for tie in &self.ties {
            let distance = (tie.own as f32 + 0.5) * per_source - (tie.other as f32 + 0.5) * per_target;
            let weight = (-STEEPNESS * distance.abs()).exp();
            self.source_words[tie.own as usize] += weight * tie.lift;
            self.target_words[tie.other as usize] += weight * tie.back;
        }
        for (words, others) in [(&mut self.source_words, target), (&mut self.target_words, source)] {
            let per_word = 1.0 / words.len() as f32;
            for (k, sum) in words.iter_mut().enumerate().filter(|(_, sum)| **sum > 0.0) {
                *sum = (1.0 + *sum / total_weight((k as f32 + 0.5) * per_word, others)).ln();
            }
        }
    }
}

fn range(begin: u32, len: u8) -> Range<usize> {
    begin as usize..begin as usize + usize::from(len)
}

fn by_sentence(words: &[f32], side: &SideWords, sentences: Range<usize>) -> impl Iterator<Item = Gain> {
    let mut left = words;
    sentences.map(move |sentence| {
        let words;
        (words, left) = left.split_at(side.word_count(sentence..sentence + 1) as usize);
        Gain { gain: words.iter().sum(), words: words.len() as u32 }
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
