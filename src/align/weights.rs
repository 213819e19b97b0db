//! What a bead's score is made of besides its words.

use super::chance::{log_odds, of_log_odds};
use super::shape::Shape;
use super::words::SideWords;

/// How much lengths and the number of sentences weigh, in nats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    // Of a difference in length, and the variance of the length per letter.
    length: f32,
    variance: f32,
    // Each sentence after the first of a side; each after the first that both sides have.
    further: f32,
    on_both_sides: f32,
    // A sentence without a counterpart; how much of that a long one is spared.
    pub(super) unmatched: f32,
    spared: f32,
    /// A paragraph that begins on one side alone, or inside a bead.
    pub(super) paragraph: f32,
    /// By what scores are divided before they are taken for log probabilities: words of a sentence are not
    /// independent.
    pub(super) temperature: f32,
}

impl Weights {
    /// Where words of a lexicon bear the score.
    pub(super) const WITH_WORDS: Self = Self {
        length: 0.7,
        variance: 2.5,
        further: 1.2,
        on_both_sides: 1.5,
        unmatched: 6.0,
        spared: 4.0,
        paragraph: 2.0,
        temperature: 2.0,
    };

    /// Where lengths bear it. Chances of the shapes after Gale and Church (1993): 2-1 .089, 2-2 .011, 1-0 .0099.
    pub(super) const LENGTHS_ALONE: Self = Self {
        length: 1.0,
        variance: 3.4,
        further: 2.4,
        on_both_sides: 0.0,
        unmatched: 4.6,
        spared: 0.0,
        paragraph: 1.0,
        temperature: 1.0,
    };

    /// Returns how often beads of this posterior are right. Posteriors are too modest in the middle, as the words of
    /// a bead are taken for less than they are worth; no bead is surer than texts with errors of their own allow.
    /// Fitted to gold alignments of law, literature, news and classical prose; `mizan eval align` prints the table.
    pub(super) fn confidence(&self, posterior: f32) -> f64 {
        const SLOPE: f64 = 1.6;
        const SHIFT: f64 = 0.6;
        const SUREST: f64 = 0.996;
        let posterior = f64::from(posterior).clamp(1e-9, 1.0 - 1e-9);
        if self.temperature == 1.0 {
            return posterior;
        }
        SUREST * of_log_odds(SLOPE * log_odds(posterior) + SHIFT)
    }

    /// Returns what a difference in length costs, after Gale and Church: the variance grows with the length.
    pub(super) fn length_cost(&self, expected: f32, found: f32) -> f32 {
        const MOST: f32 = 20.0;
        let difference = found - expected;
        self.length * (0.5 * difference * difference / (self.variance * (found + expected))).min(MOST)
    }

    /// Returns what a shape costs before any evidence.
    pub(super) fn shape_cost(&self, shape: Shape) -> f32 {
        self.further * f32::from(shape.source + shape.target - 2)
            + self.on_both_sides * f32::from(shape.least() - 1)
    }

    /// Returns the score of a sentence left without a counterpart.
    pub(super) fn unmatched(&self, side: &SideWords, sentence: usize) -> f32 {
        self.spared * (side.length(sentence..sentence + 1) / 100.0).min(1.0) - self.unmatched
    }
}
