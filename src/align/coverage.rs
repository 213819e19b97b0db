//! Whether a sentence is translated at all where a bead says it is.
//!
//! Words that nothing speaks for cost nothing, so a bead may swallow an untranslated sentence. How much the words of a
//! sentence gain depends on the translator, though: a text tells by its own sure beads what a translated sentence
//! gains, and by sentences that do not belong together what chance gives.

use super::lattice::Candidate;
use super::rescore::{Gain, Rescorer};
use super::shape::Shape;
use super::texts::Texts;

/// What sentences of a side gain, in the right place and in a wrong one.
#[derive(Clone, Copy, Debug, Default)]
struct Expected {
    right: Fit,
    wrong: Fit,
}

/// The gain per word, and its variance.
#[derive(Clone, Copy, Debug, Default)]
struct Fit {
    weight: f32,
    gain: f32,
    words: f32,
    squares: f32,
}

/// What the sentences of both sides gain.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Coverage {
    source: Expected,
    target: Expected,
}

impl Coverage {
    /// Learns from the beads that are probably right.
    pub(super) fn learn(texts: &Texts, candidates: &[Candidate], rescorer: &mut Rescorer) -> Self {
        const SURE: f32 = 0.5;
        let mut coverage = Self::default();
        for (number, candidate) in candidates.iter().enumerate() {
            if candidate.posterior <= SURE || candidate.shape.is_null() {
                continue;
            }
            let (source, target) = rescorer.gains_of(number, candidate.shape);
            source.iter().for_each(|gain| coverage.source.right.add(*gain, candidate.posterior));
            target.iter().for_each(|gain| coverage.target.right.add(*gain, candidate.posterior));
            for elsewhere in elsewhere(texts, candidate) {
                let (source, target) = rescorer.gains_of_pair(&elsewhere);
                coverage.source.wrong.add(source, 1.0);
                coverage.target.wrong.add(target, 1.0);
            }
        }
        coverage
    }

    /// Takes from the score of each bead what its sentences are too little explained to be translated there.
    pub(super) fn charge(&self, candidates: &mut [Candidate], rescorer: &Rescorer) {
        for (number, candidate) in candidates.iter_mut().enumerate() {
            let (source, target) = rescorer.gains_of(number, candidate.shape);
            let doubts = source.iter().map(|gain| self.source.doubt(*gain));
            candidate.score -= doubts.chain(target.iter().map(|gain| self.target.doubt(*gain))).sum::<f32>();
        }
    }

    /// Returns true if two sentences explain each other as well as translations of this text do.
    pub(super) fn is_translation(&self, source: Gain, target: Gain) -> bool {
        self.source.is_usual(source) && self.target.is_usual(target)
    }
}

// The first source sentence of a bead against target sentences near it to which it does not belong.
fn elsewhere(texts: &Texts, bead: &Candidate) -> impl Iterator<Item = Candidate> {
    const AWAY: u32 = 3;
    let shape = Shape { source: 1, target: 1 };
    let before = bead.target.checked_sub(AWAY);
    let behind = Some(bead.target + u32::from(bead.shape.target) + AWAY - 1);
    let len = texts.target.len() as u32;
    let bead = *bead;
    [before, behind].into_iter().flatten().filter(move |j| *j < len).map(move |target| Candidate {
        target,
        shape,
        ..bead
    })
}

impl Expected {
    fn is_usual(&self, gain: Gain) -> bool {
        const SHARE: f32 = 0.8;
        gain.gain >= SHARE * self.right.rate() * gain.words as f32
    }

    // What a sentence is charged for being likelier to gain so little by chance than in its translation, in nats. A free
    // translation gives every sentence a little doubt, an untranslated sentence has much of it.
    fn doubt(&self, gain: Gain) -> f32 {
        const FREE: f32 = 1.75;
        const CHARGE: f32 = 1.5;
        const MOST: f32 = 15.0;
        if gain.words == 0 {
            return 0.0;
        }
        (CHARGE * (self.wrong.log(gain) - self.right.log(gain) - FREE)).clamp(0.0, MOST)
    }
}

impl Fit {
    fn add(&mut self, gain: Gain, weight: f32) {
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
