//! Whether a sentence is translated at all where a bead says it is.
//!
//! Numbering that nothing speaks for cost nothing, so a bead may swallow an untranslated sentence. How much the words of a
//! sentence gain depends on the translator, though: a text tells by its own sure beads what a translated sentence
//! gains, and by sentences that do not belong together what chance gives.

use super::gain::Gain;
use super::gain_model::GainModel;
use super::rescorer::Rescorer;
use crate::align::candidate::Candidate;
use crate::align::problem::Problem;
use crate::align::shape::Shape;

/// What the sentences of both sides gain.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Coverage {
    source: GainModel,
    target: GainModel,
}

impl Coverage {
    /// Learns from the beads that are probably right.
    pub(crate) fn learn(texts: &Problem, candidates: &[Candidate], rescorer: &mut Rescorer) -> Self {
        const SURE: f32 = 0.5;
        // As many candidates tell all that a longer text could.
        const ENOUGH: usize = 10_000;
        let mut coverage = Self::default();
        let step = candidates.len().div_ceil(ENOUGH).max(1);
        for (number, candidate) in candidates.iter().enumerate().step_by(step) {
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
    pub(crate) fn charge(&self, candidates: &mut [Candidate], rescorer: &Rescorer) {
        for (number, candidate) in candidates.iter_mut().enumerate() {
            let (source, target) = rescorer.gains_of(number, candidate.shape);
            let doubts = source.iter().map(|gain| self.source.doubt(*gain));
            candidate.score -= doubts.chain(target.iter().map(|gain| self.target.doubt(*gain))).sum::<f32>();
        }
    }

    /// Returns how much likelier two sentences are to explain each other so well as translations than as strangers, in
    /// nats.
    pub(crate) fn evidence(&self, source: Gain, target: Gain) -> f32 {
        self.source.evidence(source) + self.target.evidence(target)
    }
}

// The first source sentence of a bead against target sentences near it to which it does not belong.
fn elsewhere(texts: &Problem, bead: &Candidate) -> impl Iterator<Item = Candidate> {
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
