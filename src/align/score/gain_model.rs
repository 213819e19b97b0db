//! How likely a sentence gains so much where it belongs, and where it does not.

use super::gain::Gain;

/// What sentences of a side gain, in the right place and in a wrong one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct GainModel {
    pub(crate) right: NormalFit,
    pub(crate) wrong: NormalFit,
}

/// The gain per word, and its variance.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NormalFit {
    weight: f32,
    gain: f32,
    words: f32,
    squares: f32,
}

impl GainModel {
    /// Returns how much likelier a sentence gains so much in its right place than in a wrong one, in nats.
    pub(crate) fn evidence(&self, gain: Gain) -> f32 {
        self.right.log(gain) - self.wrong.log(gain)
    }

    /// Returns what a sentence is charged for being likelier to gain so little in a wrong place than in its right one,
    /// in nats. A free translation gives every sentence a little doubt, an untranslated sentence has much of it.
    pub(crate) fn doubt(&self, gain: Gain) -> f32 {
        const FREE: f32 = 1.75;
        const CHARGE: f32 = 1.5;
        const MOST: f32 = 15.0;
        if gain.words == 0 {
            return 0.0;
        }
        (CHARGE * (-self.evidence(gain) - FREE)).clamp(0.0, MOST)
    }
}

impl NormalFit {
    /// Adds a sentence that belongs there with some probability.
    pub(crate) fn add(&mut self, gain: Gain, weight: f32) {
        if gain.words > 0 {
            let words = gain.words as f32;
            self.weight += weight;
            self.gain += weight * gain.gain;
            self.words += weight * words;
            self.squares += weight * gain.gain * gain.gain / words;
        }
    }

    fn rate(&self) -> f32 {
        self.gain / self.words.max(1.0)
    }

    // The log density of a normal distribution whose variance grows with the words.
    fn log(&self, gain: Gain) -> f32 {
        let (words, rate) = (gain.words as f32, self.rate());
        let spread =
            (self.squares - 2.0 * rate * self.gain + rate * rate * self.words) / self.weight.max(1.0);
        let variance = spread.max(0.05) * words + 1.0;
        let off = gain.gain - words * rate;
        -0.5 * (off * off / variance + variance.ln())
    }
}
