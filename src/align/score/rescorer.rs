//! The score of a bead by the places of its words: [`Rescorer`].
//!
//! Words that translate each other stand at about the same place in their sides of the bead, or follow the
//! same words.

use std::ops::Range;

use super::distance::Distance;
use super::gain::Gain;
use super::order::{Order, Tie};
use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::shape::BeadShape;
use crate::align::words::{SideWords, Worths};

/// Scores candidates by the places of their words, and keeps what each sentence gained.
pub(crate) struct Rescorer<'a> {
    problem: &'a Problem,
    // The model of word order; `None` weights words by distance.
    order: Option<Order>,
    distance: Distance,
    // `last` holds, for each target type, its last place in the bead; `before` holds, for each place, the
    // place before it that has the same type. Places count from 1; 0 is none.
    last: Vec<u32>,
    before: Vec<u32>,
    ties: Vec<Tie>,
    source_words: Vec<f32>,
    target_words: Vec<f32>,
    // The gains of the sentences of all beads scored so far.
    gains: Vec<Gain>,
    scored: Vec<ScoredBead>,
}

/// A bead that was scored.
struct ScoredBead {
    /// Where the gains of its sentences begin.
    begin: u32,
    /// Half the sum of the gains of its words, in nats.
    gain: f32,
}

// The most pairs of words for which order is computed, and about the most that are found to be linked, a
// round bound (512 words a side). Longer beads are few.
const LONG: usize = 1 << 18;

impl<'a> Rescorer<'a> {
    /// Returns a rescorer by distance: the farther a word stands from the relative place of its counterpart,
    /// the less it counts.
    pub(crate) fn by_distance(problem: &'a Problem) -> Self {
        Self {
            problem,
            order: None,
            distance: Distance::default(),
            last: vec![0; problem.target.types.len()],
            before: Vec::new(),
            ties: Vec::new(),
            source_words: Vec::new(),
            target_words: Vec::new(),
            gains: Vec::new(),
            scored: Vec::new(),
        }
    }

    /// Returns a rescorer by order: the farther a word stands from the counterpart of the word before, the
    /// less it counts.
    pub(crate) fn by_order(problem: &'a Problem) -> Self {
        Self { order: Some(Order::default()), ..Self::by_distance(problem) }
    }

    /// Returns the score of a bead, in nats.
    pub(crate) fn score(&mut self, bead: &BeadCandidate) -> f32 {
        let begin = self.gains.len() as u32;
        if bead.shape.is_null() {
            self.scored.push(ScoredBead { begin, gain: 0.0 });
            return self.problem.unmatched(bead);
        }
        let (source, target) = (range(bead.source, bead.shape.source), range(bead.target, bead.shape.target));
        self.explain(source.clone(), target.clone());
        let gain = self.sum();
        self.scored.push(ScoredBead { begin, gain });
        if self.order.is_none() {
            self.distance.divide_gains(&self.ties, &mut self.source_words, &mut self.target_words);
        }
        let Problem { source: source_side, target: target_side, source_worths, target_worths, .. } =
            self.problem;
        self.gains.extend(by_sentence(&self.source_words, source_side, source_worths, source));
        self.gains.extend(by_sentence(&self.target_words, target_side, target_worths, target));
        gain - self.problem.cost(bead)
    }

    /// Returns the gains of the source and the target sentences of a bead, by which coverage judges whether
    /// each has a counterpart (by distance, one word explains one word), given the number of the call of
    /// [`score`](Self::score) that scored the bead.
    pub(crate) fn gains_of(&self, number: usize, shape: BeadShape) -> (&[Gain], &[Gain]) {
        if shape.is_null() {
            return (&[], &[]);
        }
        let begin = self.scored[number].begin as usize;
        let end = begin + usize::from(shape.source + shape.target);
        self.gains[begin..end].split_at(usize::from(shape.source))
    }

    /// Returns half the sum of the gains of both sides of a bead, in nats, given the number of the call of
    /// [`score`](Self::score) that scored the bead.
    pub(crate) fn gain_of(&self, number: usize) -> f32 {
        self.scored[number].gain
    }

    /// Returns the gains of both sentences of a 1-1 bead, without keeping them.
    pub(crate) fn gains_of_pair(&mut self, bead: &BeadCandidate) -> (Gain, Gain) {
        let begin = self.gains.len();
        self.score(bead);
        self.scored.pop();
        let both = (self.gains[begin], self.gains[begin + 1]);
        self.gains.truncate(begin);
        both
    }

    /// Returns half the sum of the gains of both sides of a bead, in nats.
    pub(crate) fn gain(&mut self, source: Range<usize>, target: Range<usize>) -> f32 {
        self.explain(source, target);
        self.sum()
    }

    fn sum(&self) -> f32 {
        0.5 * self.source_words.iter().chain(&self.target_words).sum::<f32>()
    }

    // Sets the gain of each word of both sides.
    fn explain(&mut self, source: Range<usize>, target: Range<usize>) {
        let (source, target) = (self.problem.source.words(source), self.problem.target.words(target));
        self.tie(source, target);
        self.source_words.clear();
        self.target_words.clear();
        match &mut self.order {
            Some(order) if source.len() * target.len() <= LONG => {
                order.gains(source.len(), target.len(), &self.ties, &mut self.source_words);
                self.ties.iter_mut().for_each(|tie| *tie = tie.turned());
                self.ties.sort_unstable_by_key(|tie| tie.own);
                order.gains(target.len(), source.len(), &self.ties, &mut self.target_words);
            }
            _ => {
                self.source_words.resize(source.len(), 0.0);
                self.target_words.resize(target.len(), 0.0);
                self.distance.gains(&self.ties, &mut self.source_words, &mut self.target_words);
            }
        }
    }

    // Finds the linked words of both sides, in the order of the source; of a long bead, the first ones.
    fn tie(&mut self, source: &[u32], target: &[u32]) {
        self.ties.clear();
        self.before.clear();
        for (&word, place) in target.iter().zip(1..) {
            self.before.push(std::mem::replace(&mut self.last[word as usize], place));
        }
        for (&word, own) in source.iter().zip(0..) {
            if self.ties.len() > LONG {
                break;
            }
            for link in self.problem.links.source.of(word) {
                let mut place = self.last[link.other as usize];
                while place > 0 {
                    self.ties.push(Tie { own, other: place - 1, lift: link.lift, back: link.back });
                    place = self.before[place as usize - 1];
                }
            }
        }
        target.iter().for_each(|&word| self.last[word as usize] = 0);
    }
}

fn range(begin: u32, len: u8) -> Range<usize> {
    begin as usize..begin as usize + usize::from(len)
}

fn by_sentence(
    words: &[f32],
    side: &SideWords,
    worths: &Worths,
    sentences: Range<usize>,
) -> impl Iterator<Item = Gain> {
    let mut left = words;
    sentences.map(move |sentence| {
        let words;
        (words, left) = left.split_at(side.word_count(sentence..sentence + 1) as usize);
        Gain { gain: words.iter().sum(), worth: worths.of(sentence) }
    })
}
