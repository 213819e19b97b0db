//! The order of words as evidence: [`Order`], a hidden Markov model (Vogel, Ney and Tillmann 1996).
//!
//! The counterpart of a word stands near the counterpart of the word before it. Sometimes a word starts
//! afresh; then its counterpart stands near the place it would have if both sides were in the same order.

use crate::lexicon::DIAGONAL;

/// Two words of a bead that may translate each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie {
    /// The places of the words in the bead.
    pub(crate) own: u32,
    pub(crate) other: u32,
    /// How many times more probable than by chance the own word is, given the other word; then the reverse.
    pub(crate) lift: f32,
    pub(crate) back: f32,
}

impl Tie {
    /// Returns the tie seen from the other side.
    pub(crate) fn turned(self) -> Self {
        Self { own: self.other, other: self.own, lift: self.back, back: self.lift }
    }
}

/// The working memory of the model, reused for each bead.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    // For each place on the other side, the probability that the counterpart of the next word stands there.
    chances: Vec<f32>,
    forward: Vec<f32>,
    // The weight of each distance for a word that starts afresh, and the sums of these weights.
    away: Vec<f32>,
    within: Vec<f32>,
}

// The probability that a word does not follow the one before. Chosen by hand on the development sets.
const AFRESH: f32 = 0.3;
// How fast the probability falls with each word that is skipped or gone back, in nats. Chosen by hand on the
// development sets.
const JUMP: f32 = 0.4;

impl Order {
    /// Appends the gain of each of `own` words: how much more probable the word is than by chance, in nats,
    /// given the words before it. The ties are in the order of own words. Takes time proportional to `own *
    /// others`.
    pub(crate) fn gains(&mut self, own: usize, others: usize, ties: &[Tie], gains: &mut Vec<f32>) {
        if others == 0 {
            gains.resize(gains.len() + own, 0.0);
            return;
        }
        self.begin(others);
        let mut ties = ties.iter().peekable();
        for k in 0..own {
            if k > 0 {
                let sum = self.step(k * others / own - (k - 1) * others / own);
                self.start_afresh(k * others / own, sum);
            }
            let mut more = 0.0;
            while let Some(tie) = ties.next_if(|tie| tie.own as usize == k) {
                let chance = &mut self.chances[tie.other as usize];
                more += *chance * tie.lift;
                *chance *= 1.0 + tie.lift;
            }
            gains.push(more.ln_1p());
        }
    }

    // Starts before the first word, whose counterpart stands near the beginning.
    fn begin(&mut self, others: usize) {
        let falling = |rate: f32| {
            let fall = (-rate).exp();
            std::iter::successors(Some(1.0), move |chance| Some(chance * fall)).take(others)
        };
        self.away.clear();
        self.away.extend(falling(DIAGONAL / others as f32));
        self.within.clear();
        self.within.extend(self.away.iter().scan(0.0, |sum, away| {
            *sum += away;
            Some(*sum)
        }));
        self.chances.clear();
        self.chances.extend(falling(JUMP));
        self.start_afresh(0, self.chances.iter().sum());
    }

    // Moves the probabilities on by about this many words; returns their sum.
    fn step(&mut self, words: usize) -> f32 {
        let fall = (-JUMP).exp();
        let words = words.min(self.chances.len());
        let beyond: f32 = self.chances[self.chances.len() - words..].iter().sum();
        self.chances.rotate_right(words);
        self.chances[..words].fill(0.0);
        *self.chances.last_mut().expect("a bead has words") += beyond;
        self.forward.clear();
        let mut before = 0.0;
        self.forward.extend(self.chances.iter().map(|chance| {
            before = before * fall + chance;
            before
        }));
        let (mut behind, mut sum) = (0.0, 0.0);
        for (chance, forward) in self.chances.iter_mut().zip(&self.forward).rev() {
            let here = *chance;
            *chance = forward + behind;
            sum += *chance;
            behind = (behind + here) * fall;
        }
        sum
    }

    // Mixes in the words that start afresh near a place. `sum` is the sum of the probabilities so far;
    // afterwards they sum to 1.
    fn start_afresh(&mut self, place: usize, sum: f32) {
        let onward = (1.0 - AFRESH) / sum;
        let (before, behind) = self.chances.split_at_mut(place);
        let afresh = AFRESH / (self.within[before.len()] + self.within[behind.len() - 1] - 1.0);
        for (chance, away) in behind.iter_mut().zip(&self.away) {
            *chance = onward * *chance + afresh * away;
        }
        for (chance, away) in before.iter_mut().rev().zip(&self.away[1..]) {
            *chance = onward * *chance + afresh * away;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gains(own: usize, others: usize, ties: &[(u32, u32, f32)]) -> Vec<f32> {
        let tie = |&(own, other, lift): &(u32, u32, f32)| Tie { own, other, lift, back: lift };
        let mut gains = Vec::new();
        Order::default().gains(own, others, &ties.iter().map(tie).collect::<Vec<_>>(), &mut gains);
        gains
    }

    fn gain(places: &[u32], others: usize) -> f32 {
        let ties: Vec<_> = (0..).zip(places).map(|(own, &other)| (own, other, 100.0)).collect();
        gains(places.len(), others, &ties).iter().sum()
    }

    #[test]
    fn words_in_the_same_order_gain_most() {
        let straight = gain(&[0, 1, 2, 3, 4, 5], 6);
        for jumbled in [[1, 0, 3, 2, 5, 4], [3, 4, 5, 0, 1, 2], [5, 4, 3, 2, 1, 0], [0, 2, 4, 1, 3, 5]] {
            assert!(gain(&jumbled, 6) < straight, "{jumbled:?}");
        }
    }

    #[test]
    fn phrases_that_change_places_gain_more_than_words_that_do() {
        assert!(gain(&[3, 4, 5, 0, 1, 2], 6) > gain(&[3, 0, 5, 2, 1, 4], 6));
    }

    #[test]
    fn words_that_nothing_speaks_for_gain_nothing() {
        assert_eq!(gains(3, 2, &[]), [0.0; 3]);
        assert_eq!(gains(1, 1, &[(0, 0, 1.0)]), [2.0_f32.ln()]);
    }
}
