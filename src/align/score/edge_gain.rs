//! How much a sentence at the edge of a bead adds to it: [`EdgeGains`].
//!
//! A bead that swallows an untranslated sentence gains little by it: the words of that sentence take their
//! counterparts from its neighbours. The least gain to demand is learned from sure beads that stand side by
//! side. Two such beads made into one lose much if one of their sentences is left out; either bead alone
//! gains little if a sentence of the other is added.

use std::ops::Range;

use super::gain::Gain;
use super::gain_model::GainModel;
use super::rescorer::Rescorer;
use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;

/// The gains of an edge sentence of each side, if it belongs to the bead and if it does not.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct EdgeGains {
    source: GainModel,
    target: GainModel,
}

/// A range of sentences on each side.
#[derive(Clone, Debug)]
struct SentenceRanges {
    source: Range<usize>,
    target: Range<usize>,
}

/// A sentence at an edge of a bead, and the bead without it.
#[derive(Clone, Debug)]
struct EdgeSentence {
    is_source: bool,
    sentence: usize,
    rest: SentenceRanges,
}

impl EdgeGains {
    /// Learns from the beads of a path that are likely right and stand side by side; `None` if the time runs
    /// out.
    pub(crate) fn learn(problem: &Problem, path: &[BeadCandidate], rescorer: &mut Rescorer) -> Option<Self> {
        // The least posterior of a bead that is learned from: the bead is likelier right than wrong.
        const SURE: f32 = 0.5;
        // Upper bound on the pairs of beads that are learned from: a round number, chosen by hand.
        const ENOUGH: usize = 1000;
        let mut added = Self::default();
        let sure = |bead: &BeadCandidate| bead.posterior > SURE && !bead.shape.is_null();
        let step = path.len().div_ceil(ENOUGH).max(1);
        for pair in path.windows(2).step_by(step).filter(|pair| pair.iter().all(sure)) {
            if problem.deadline.is_over() {
                return None;
            }
            let (one, next) = (SentenceRanges::of(&pair[0]), SentenceRanges::of(&pair[1]));
            let weight = pair[0].posterior.min(pair[1].posterior);
            let both = SentenceRanges {
                source: one.source.start..next.source.end,
                target: one.target.start..next.target.end,
            };
            let whole = rescorer.gain(both.source.clone(), both.target.clone());
            for end in both.ends() {
                let gain = end.adds(problem, whole, rescorer);
                added.side_of(&end).right.add(gain, weight);
            }
            let strangers = [
                (next.source.start, next.target.start, one.clone()),
                (one.source.end - 1, one.target.end - 1, next),
            ];
            for (source, target, rest) in strangers {
                for (is_source, sentence) in [(true, source), (false, target)] {
                    let end = EdgeSentence { is_source, sentence, rest: rest.clone() };
                    let whole = end.whole();
                    let whole = rescorer.gain(whole.source, whole.target);
                    let gain = end.adds(problem, whole, rescorer);
                    added.side_of(&end).wrong.add(gain, weight);
                }
            }
        }
        Some(added)
    }

    /// Charges each bead for the sentences at its edges that add too little to belong there; `None` if the
    /// time runs out.
    pub(crate) fn charge(
        mut self,
        problem: &Problem,
        candidates: &mut [BeadCandidate],
        rescorer: &mut Rescorer,
    ) -> Option<()> {
        // The posterior below which a bead stays improbable whatever the other beads are charged.
        const IMPROBABLE: f32 = 1e-5;
        for (number, candidate) in candidates.iter_mut().enumerate() {
            if candidate.posterior < IMPROBABLE
                || (candidate.shape.source <= 1 && candidate.shape.target <= 1)
            {
                continue;
            }
            if problem.deadline.is_over() {
                return None;
            }
            let whole = rescorer.gain_of(number);
            for end in SentenceRanges::of(candidate).ends() {
                let gain = end.adds(problem, whole, rescorer);
                candidate.score -= self.side_of(&end).doubt(gain);
            }
        }
        Some(())
    }

    fn side_of(&mut self, end: &EdgeSentence) -> &mut GainModel {
        if end.is_source { &mut self.source } else { &mut self.target }
    }
}

impl SentenceRanges {
    fn of(bead: &BeadCandidate) -> Self {
        let (i, j) = (bead.source as usize, bead.target as usize);
        Self { source: i..i + usize::from(bead.shape.source), target: j..j + usize::from(bead.shape.target) }
    }

    // The first and the last sentence of each side that has several sentences.
    fn ends(&self) -> impl Iterator<Item = EdgeSentence> {
        let Self { source, target } = self;
        let of_source =
            [(source.start, source.start + 1..source.end), (source.end - 1, source.start..source.end - 1)];
        let of_target =
            [(target.start, target.start + 1..target.end), (target.end - 1, target.start..target.end - 1)];
        let of_source = of_source.into_iter().filter(|_| source.len() > 1).map(|(sentence, source)| {
            EdgeSentence { is_source: true, sentence, rest: Self { source, target: target.clone() } }
        });
        let of_target = of_target.into_iter().filter(|_| target.len() > 1).map(|(sentence, target)| {
            EdgeSentence { is_source: false, sentence, rest: Self { source: source.clone(), target } }
        });
        of_source.chain(of_target)
    }
}

impl EdgeSentence {
    // The ranges with the edge sentence.
    fn whole(&self) -> SentenceRanges {
        let with = |range: &Range<usize>| range.start.min(self.sentence)..range.end.max(self.sentence + 1);
        let SentenceRanges { source, target } = &self.rest;
        if self.is_source {
            SentenceRanges { source: with(source), target: target.clone() }
        } else {
            SentenceRanges { source: source.clone(), target: with(target) }
        }
    }

    // Returns how much more the bead gains with the edge sentence than without; `whole` is the gain with it.
    fn adds(&self, problem: &Problem, whole: f32, rescorer: &mut Rescorer) -> Gain {
        let worths = if self.is_source { &problem.source_worths } else { &problem.target_worths };
        let rest = rescorer.gain(self.rest.source.clone(), self.rest.target.clone());
        Gain { gain: whole - rest, worth: worths.of(self.sentence) }
    }
}
