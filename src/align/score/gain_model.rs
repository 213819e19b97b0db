//! The gains to expect of a sentence in its right place and in a wrong one: [`GainModel`].
//!
//! Both are normal distributions whose mean and variance grow with the worth of the words of the
//! sentence.

use super::gain::Gain;

/// The gains of sentences in the right place and in a wrong one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct GainModel {
    pub(crate) right: NormalFit,
    pub(crate) wrong: NormalFit,
}

/// Sums from which the gain per worth and its variance follow.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NormalFit {
    weight: f32,
    gain: f32,
    worth: f32,
    squares: f32,
}

impl GainModel {
    /// Returns how much more likely a gain is in the right place than in a wrong one, in nats.
    pub(crate) fn evidence(&self, gain: Gain) -> f32 {
        self.right.log(gain) - self.wrong.log(gain)
    }

    /// Returns the charge for a gain that is more likely in a wrong place than in the right one, in nats.
    ///
    /// A free translation raises a little doubt about every sentence, a missing translation much about one
    /// sentence.
    pub(crate) fn doubt(&self, gain: Gain) -> f32 {
        // The doubt in nats that costs nothing, the charge for each nat beyond it, and the greatest charge in
        // nats. Chosen by hand on the development sets.
        const FREE: f32 = 1.75;
        const CHARGE: f32 = 1.5;
        const MOST: f32 = 15.0;
        if gain.worth <= 0.0 {
            return 0.0;
        }
        (CHARGE * (-self.evidence(gain) - FREE)).clamp(0.0, MOST)
    }
}

impl NormalFit {
    /// Adds the gain of a sentence, weighted by the probability that the sentence stands in such a place.
    pub(crate) fn add(&mut self, gain: Gain, weight: f32) {
        if gain.worth > 0.0 {
            self.weight += weight;
            self.gain += weight * gain.gain;
            self.worth += weight * gain.worth;
            self.squares += weight * gain.gain * gain.gain / gain.worth;
        }
    }

    fn rate(&self) -> f32 {
        self.gain / self.worth.max(1.0)
    }

    // The log density of the gain, up to a constant.
    fn log(&self, gain: Gain) -> f32 {
        let rate = self.rate();
        let spread =
            (self.squares - 2.0 * rate * self.gain + rate * rate * self.worth) / self.weight.max(1.0);
        // The least variance, in nats squared, per word of average worth and per sentence: if the few
        // sentences learned from are alike, other sentences must not become impossible. Chosen by hand.
        const LEAST_SPREAD: f32 = 0.05;
        const LEAST_VARIANCE: f32 = 1.0;
        let variance = spread.max(LEAST_SPREAD) * gain.worth + LEAST_VARIANCE;
        let off = gain.gain - gain.worth * rate;
        -0.5 * (off * off / variance + variance.ln())
    }
}
