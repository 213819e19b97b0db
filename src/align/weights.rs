//! The costs of lengths, shapes and gaps, and the confidence of a bead: [`Weights`].

use super::chance::{log_odds, of_log_odds};
use super::shape::{BeadShape, LEAST_SEGMENTS};
use super::words::SideWords;

/// The weights of the evidence; costs are in nats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights {
    // The factor on the length cost after Gale and Church.
    length: f32,
    // The variance of the length of a translation, in characters squared per character.
    variance: f32,
    // The cost of each sentence of a side after the first.
    further: f32,
    // The cost of each further sentence of the shorter side, on top of `further`: n-m beads are rarer than
    // 1-n beads.
    on_both_sides: f32,
    /// The cost of a sentence without a counterpart.
    pub(super) unmatched: f32,
    // How much less a sentence of 100 characters or more costs when it is left without a counterpart, since
    // many words without a counterpart are evidence.
    spared: f32,
    /// The cost of a paragraph that begins on one side only, or inside a bead.
    pub(super) paragraph: f32,
    /// The divisor of scores before they are taken for log probabilities: the words of a sentence are not
    /// independent of each other.
    pub(super) temperature: f32,
}

// The greatest cost of the difference in length of a 1-1 bead, in nats, before the factor `length`. Chosen by
// hand.
const MOST_FOR_LENGTH: f32 = 20.0;

impl Weights {
    /// The weights with a lexicon: words decide, lengths and shapes matter less.
    ///
    /// Chosen by hand on the development sets. A `length` of 0.7 instead of 0.6 finds five more gaps in news,
    /// but 0.8 and 1 find fewer beads in literature (`docs/align.md`).
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

    /// The weights without a lexicon: lengths decide.
    ///
    /// The costs are those of Gale and Church (1993): a 2-1 bead has the probability .089 (2.4 nats), a
    /// sentence without a counterpart .0099 (4.6 nats). The variance 3.4 is half their 6.8, as `length_cost`
    /// divides by the sum of both lengths rather than by one of them.
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

    /// Returns how often beads of this posterior and shape are right.
    ///
    /// The log odds of being right are a straight line over the log odds of the posterior, which falls with
    /// the logarithm of the number of segments, since a bead of many segments has many boundaries that may be
    /// wrong. `mizan eval align` prints how well the line holds. It raises middling posteriors, which are too
    /// low because the temperature discounts evidence. A posterior from lengths alone is returned as it is.
    pub(super) fn confidence(&self, posterior: f32, shape: BeadShape) -> f64 {
        // `evaluate::Calibration` fitted these to the development sets (law, literature, news, classical
        // prose).
        const SLOPE: f64 = 1.6;
        const SHIFT: f64 = 0.6;
        // Chosen by hand on the corpus of `benches/corpus.py`. Fitted freely there and on the development
        // sets, the fall is 1.8 with a shift of 1.2, which makes wrong beads among strangers likelier than
        // not.
        const FALL: f64 = 0.6;
        // The highest confidence, fitted together with `SLOPE` and `SHIFT`. It is below 1 since even gold
        // alignments have errors.
        const SUREST: f64 = 0.996;
        // Keeps the log odds of 0 and 1 finite.
        const LEAST: f64 = 1e-9;
        let posterior = f64::from(posterior).clamp(LEAST, 1.0 - LEAST);
        if self.temperature == 1.0 {
            return posterior;
        }
        let segments = (usize::from(shape.source) + usize::from(shape.target)).max(LEAST_SEGMENTS);
        let fall = FALL * (segments as f64 / LEAST_SEGMENTS as f64).ln();
        SUREST * of_log_odds(SLOPE * log_odds(posterior) + SHIFT - fall)
    }

    /// Returns the cost of a difference in length, with a bound: words can outweigh any difference between
    /// two sentences. `further` is the number of sentences of the bead beyond one a side.
    pub(super) fn length_cost(&self, expected: f32, found: f32, further: u8) -> f32 {
        // How much the bound grows with each further sentence, in nats, before the factor `length`. Without
        // the growth, a bead that swallows a long run of sentences without a counterpart is cheaper than the
        // run. Chosen by hand (`docs/align.md`).
        const MORE: f32 = 15.0;
        let most = MOST_FOR_LENGTH + MORE * f32::from(further);
        self.whole_length_cost(expected, found).min(self.length * most)
    }

    /// Returns true if words between two sentences could outweigh the difference in length.
    pub(super) fn lengths_may_agree(&self, expected: f32, found: f32) -> bool {
        self.whole_length_cost(expected, found) < self.length * MOST_FOR_LENGTH
    }

    /// Returns the cost of a difference in length without a bound, after Gale and Church (1993): the variance
    /// grows with the length.
    pub(super) fn whole_length_cost(&self, expected: f32, found: f32) -> f32 {
        let difference = found - expected;
        self.length * 0.5 * difference * difference / (self.variance * (found + expected))
    }

    /// Returns the cost of a shape before any evidence.
    pub(super) fn shape_cost(&self, shape: BeadShape) -> f32 {
        self.further * f32::from(shape.source + shape.target - 2)
            + self.on_both_sides * f32::from(shape.least() - 1)
    }

    /// Returns the score of a sentence left without a counterpart.
    pub(super) fn unmatched(&self, side: &SideWords, sentence: usize) -> f32 {
        // Characters from which a sentence counts as long. Chosen by hand.
        const LONG: f32 = 100.0;
        self.spared * (side.length(sentence..sentence + 1) / LONG).min(1.0) - self.unmatched
    }
}
