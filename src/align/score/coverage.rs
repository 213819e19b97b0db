//! [`Coverage`]: judges whether each sentence of a bead is translated in that bead at all.
//!
//! A word without a counterpart costs nothing, so a bead may swallow an untranslated sentence. How much the
//! words of a translated sentence gain depends on the translator. The sure beads of the text show what a
//! translated sentence gains; pairs of sentences that do not belong together show what a sentence gains by
//! chance.

use super::gain::Gain;
use super::gain_model::GainModel;
use super::rescorer::Rescorer;
use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::shape::BeadShape;

/// The gains that sentences of each side have in their right place, and in a wrong one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Coverage {
    source: GainModel,
    target: GainModel,
}

impl Coverage {
    /// Learns from the beads that are more likely right than wrong; `None` if the time runs out.
    pub(crate) fn learn(
        problem: &Problem,
        candidates: &[BeadCandidate],
        rescorer: &mut Rescorer,
    ) -> Option<Self> {
        // The least posterior of a bead that is learned from: the bead is likelier right than wrong.
        const SURE: f32 = 0.5;
        // Upper bound on the candidates that are learned from: a round number, chosen by hand.
        const ENOUGH: usize = 10_000;
        let mut coverage = Self::default();
        let step = candidates.len().div_ceil(ENOUGH).max(1);
        for (number, candidate) in candidates.iter().enumerate().step_by(step) {
            if candidate.posterior <= SURE || candidate.shape.is_null() {
                continue;
            }
            if problem.deadline.is_over() {
                return None;
            }
            let (source, target) = rescorer.gains_of(number, candidate.shape);
            source.iter().for_each(|gain| coverage.source.right.add(*gain, candidate.posterior));
            target.iter().for_each(|gain| coverage.target.right.add(*gain, candidate.posterior));
            for elsewhere in elsewhere(problem, candidate) {
                let (source, target) = rescorer.gains_of_pair(&elsewhere);
                coverage.source.wrong.add(source, 1.0);
                coverage.target.wrong.add(target, 1.0);
            }
        }
        Some(coverage)
    }

    /// Charges each bead for its sentences that are explained too badly to be translated there.
    pub(crate) fn charge(&self, candidates: &mut [BeadCandidate], rescorer: &Rescorer) {
        for (number, candidate) in candidates.iter_mut().enumerate() {
            let (source, target) = rescorer.gains_of(number, candidate.shape);
            let doubts = source.iter().map(|gain| self.source.doubt(*gain));
            candidate.score -= doubts.chain(target.iter().map(|gain| self.target.doubt(*gain))).sum::<f32>();
        }
    }

    /// Returns how much more likely these gains of two sentences are if the sentences translate each other
    /// than if they do not, in nats.
    pub(crate) fn evidence(&self, source: Gain, target: Gain) -> f32 {
        self.source.evidence(source) + self.target.evidence(target)
    }
}

// The first source sentence of a bead, paired with target sentences nearby that do not belong to it.
fn elsewhere(problem: &Problem, bead: &BeadCandidate) -> impl Iterator<Item = BeadCandidate> {
    // The distance in sentences: beyond the bead, but about the same subject. Chosen by hand.
    const AWAY: u32 = 3;
    let shape = BeadShape { source: 1, target: 1 };
    let before = bead.target.checked_sub(AWAY);
    let behind = Some(bead.target + u32::from(bead.shape.target) + AWAY - 1);
    let len = problem.target.len() as u32;
    let bead = *bead;
    [before, behind].into_iter().flatten().filter(move |j| *j < len).map(move |target| BeadCandidate {
        target,
        shape,
        ..bead
    })
}
