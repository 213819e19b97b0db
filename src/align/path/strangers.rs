//! Sentences in the wrong place that a short text does not show: [`doubt_strangers`] makes their beads
//! unsure.
//!
//! What a sentence must add to its bead is learned from the sure beads of the text. A text of a few sentences
//! beside a passage that the translation lacks has hardly any, so a sentence of that passage may get into a
//! bead, or push another sentence out of its own.

use std::ops::Range;

use super::headings::LEAST_EXPLAINED;
use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::score::Rescorer;
use crate::align::shape::BeadShape;

// The sure beads from which a text teaches what a sentence must add. Chosen by hand.
const ENOUGH: usize = 12;

// How many times the sentences of the other side one side has at least. Chosen by hand.
const LOPSIDED: usize = 2;

// The posterior of a bead that holds a stranger: rather wrong than right. Chosen by hand.
const DOUBTFUL: f32 = 0.4;

// The least gain of a bead of several sentences, in nats per word of the shorter side. All such beads of the
// gold documents gain more; a sentence among strangers gains half as much by chance.
const LEAST_GAIN: f32 = 0.4;

// The most null beads in a row among which the counterpart of one is looked for. Chosen by hand; it bounds
// the time.
const MOST_NULLS: usize = 64;

/// Makes beads unsure whose first or last sentence adds nothing or that gain nothing as a whole, and the null
/// bead of a sentence that looks like the counterpart of another one, which has an unsure null bead beside it
/// or stands in an unsure bead. Only a text of few sure beads
/// is judged, of which one side has far more sentences.
pub(crate) fn doubt_strangers(problem: &Problem, path: &mut [BeadCandidate]) {
    let sure = path.iter().filter(|bead| bead.posterior > DOUBTFUL && !bead.shape.is_null());
    let (source, target) = (problem.source.len(), problem.target.len());
    let is_even = source.max(target) < LOPSIDED * source.min(target);
    if is_even || sure.take(ENOUGH).count() == ENOUGH {
        return;
    }
    let mut rescorer = Rescorer::by_order(problem);
    for bead in path.iter_mut().filter(|bead| bead.posterior > DOUBTFUL && !bead.shape.is_null()) {
        if !problem.deadline.is_over()
            && !problem.pins.has(bead)
            && has_stranger(bead, problem, &mut rescorer)
        {
            bead.posterior = DOUBTFUL;
        }
    }
    for nulls in path.chunk_by_mut(|bead, next| bead.shape.is_null() == next.shape.is_null()) {
        if nulls[0].shape.is_null() && nulls.len() <= MOST_NULLS && !problem.deadline.is_over() {
            doubt_counterparts(nulls, &mut rescorer);
        }
    }
    doubt_displaced(problem, path, &mut rescorer);
}

// Returns true if the whole bead gains next to nothing for its words, or the first or the last sentence of a
// side far less than the others do.
fn has_stranger(bead: &BeadCandidate, problem: &Problem, rescorer: &mut Rescorer) -> bool {
    let (i, j) = (bead.source as usize, bead.target as usize);
    let (source, target) = (i..i + usize::from(bead.shape.source), j..j + usize::from(bead.shape.target));
    if source.len() + target.len() < 3 {
        return false;
    }
    let whole = rescorer.gain(source.clone(), target.clone());
    if is_by_chance(problem, whole, &source, &target) {
        return true;
    }
    let mut is_stranger = |(is_source, rest): (bool, Range<usize>)| {
        let (side, own) = if is_source { (&problem.source, &source) } else { (&problem.target, &target) };
        let kept = side.word_count(rest.clone()) as f32;
        let taken = side.word_count(own.clone()) as f32 - kept;
        let gain = match is_source {
            true => rescorer.gain(rest, target.clone()),
            false => rescorer.gain(source.clone(), rest),
        };
        (whole - gain) * kept < LEAST_EXPLAINED * gain.max(0.0) * taken
    };
    let of_side = |is_source: bool, side: &Range<usize>| {
        let rests = [side.start + 1..side.end, side.start..side.end - 1];
        let has_others = side.len() > 1;
        rests.into_iter().filter(move |_| has_others).map(move |rest| (is_source, rest))
    };
    of_side(true, &source).chain(of_side(false, &target)).any(&mut is_stranger)
}

// Makes of two null beads in a row that look like counterparts neither surer than the other.
fn doubt_counterparts(nulls: &mut [BeadCandidate], rescorer: &mut Rescorer) {
    const UNSURE: f32 = 0.5;
    for at in 0..nulls.len() {
        let own = nulls[at];
        if own.posterior >= UNSURE {
            continue;
        }
        let mut gain = |other: &BeadCandidate| {
            let [source, target] = if own.shape == BeadShape::DELETION {
                [own.source, other.target]
            } else {
                [other.source, own.target]
            };
            rescorer.gain(one(source), one(target))
        };
        let others = nulls.iter().enumerate().filter(|(_, other)| other.shape != own.shape);
        let nearest =
            others.map(|(at, other)| (at, gain(other))).max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, _)) = nearest.filter(|(_, gain)| *gain > 0.0) {
            nulls[at].posterior = nulls[at].posterior.min(own.posterior);
        }
    }
}

// Makes the null bead of a sentence unsure that looks like the counterpart of a sentence in an unsure bead: a
// stranger may have pushed it out. So it does with both beads if the sentence fits a sentence that is matched
// one to one as well as its match does.
fn doubt_displaced(problem: &Problem, path: &mut [BeadCandidate], rescorer: &mut Rescorer) {
    let (nulls, beads): (Vec<usize>, Vec<usize>) = (0..path.len()).partition(|&at| path[at].shape.is_null());
    for &null in nulls.iter().take(MOST_NULLS) {
        for &at in beads.iter().take(MOST_NULLS) {
            if problem.deadline.is_over() {
                return;
            }
            let (alone, bead) = (path[null], path[at]);
            let is_one = bead.shape.source == 1 && bead.shape.target == 1;
            let is_unsure = bead.posterior <= DOUBTFUL;
            let own = if is_one { rescorer.gain(one(bead.source), one(bead.target)) } else { 0.0 };
            let is_counterpart = counterparts(&alone, &bead).any(|(source, target)| {
                let gain = rescorer.gain(source.clone(), target.clone());
                let fits = is_unsure || is_one && gain >= own;
                fits && !is_by_chance(problem, gain, &source, &target)
            });
            if is_counterpart {
                path[null].posterior = alone.posterior.min(DOUBTFUL);
                path[at].posterior = bead.posterior.min(DOUBTFUL);
            }
        }
    }
}

// The pairs of the sentence of a null bead with each sentence of the other side of a bead.
fn counterparts(
    null: &BeadCandidate,
    bead: &BeadCandidate,
) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + use<> {
    let is_source = null.shape == BeadShape::DELETION;
    let (first, count) =
        if is_source { (bead.target, bead.shape.target) } else { (bead.source, bead.shape.source) };
    let (source, target) = (null.source, null.target);
    (first..first + u32::from(count))
        .map(move |other| if is_source { (one(source), one(other)) } else { (one(other), one(target)) })
}

fn one(sentence: u32) -> Range<usize> {
    sentence as usize..sentence as usize + 1
}

// Returns true if the words of two sides gain so little that chance explains it.
fn is_by_chance(problem: &Problem, gain: f32, source: &Range<usize>, target: &Range<usize>) -> bool {
    let words = problem.source.word_count(source.clone()).min(problem.target.word_count(target.clone()));
    gain < LEAST_GAIN * words as f32
}
