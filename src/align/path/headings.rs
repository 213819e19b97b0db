//! Headings that only one of the texts has: [`part_headings`] takes them out of the beads of their
//! neighbours.
//!
//! A heading such as `Notes` has so few words that the search joins it to the sentence beside it at hardly
//! any cost. It is told apart by its paragraph, which holds nothing else, and by what it adds to the bead.

use std::ops::Range;

use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::score::Rescorer;
use crate::align::shape::BeadShape;
use crate::align::words::SideWords;

// The most words of such a heading; a longer one gains enough for the search to place it. Chosen by hand.
const MOST_WORDS: u32 = 3;

// The least gain of a word that has a counterpart, in nats. A word without one adds about .1, since a longer
// side leaves its other words more places. Chosen by hand.
const LEAST_ADDED: f32 = 0.3;

// The least share of the gain per word of its bead that the words of a sentence must have. Sentences that
// belong to a bead have about the same gain, strangers none. Chosen by hand.
pub(super) const LEAST_EXPLAINED: f32 = 0.4;

/// Takes each short paragraph that adds nothing to its bead out of it. It becomes a null bead.
pub(crate) fn part_headings(problem: &Problem, path: &mut Vec<BeadCandidate>) {
    let mut rescorer = Rescorer::by_order(problem);
    let mut found = Vec::with_capacity(path.len());
    for mut bead in path.drain(..) {
        while let Some((parted, null, is_first)) = part(problem, &bead, &mut rescorer) {
            found.push(if is_first { null } else { parted });
            bead = if is_first { parted } else { null };
        }
        found.push(bead);
    }
    *path = found;
}

// Returns the bead without the heading, the null bead of the heading, and true for a heading that comes
// first.
fn part(
    problem: &Problem,
    bead: &BeadCandidate,
    rescorer: &mut Rescorer,
) -> Option<(BeadCandidate, BeadCandidate, bool)> {
    if problem.deadline.is_over() || problem.pins.has(bead) {
        return None;
    }
    let (i, j) = (bead.source as usize, bead.target as usize);
    let (source, target) = (i..i + usize::from(bead.shape.source), j..j + usize::from(bead.shape.target));
    let edges = [(true, true), (true, false), (false, true), (false, false)];
    edges.into_iter().find_map(|(is_source, is_first)| {
        let (side, own) = if is_source { (&problem.source, &source) } else { (&problem.target, &target) };
        let rest = without(own, is_first)?;
        if !is_heading(side, if is_first { own.start } else { own.end - 1 }) {
            return None;
        }
        let words = |sentences: Range<usize>| side.word_count(sentences) as f32;
        let (all, kept) = (words(own.clone()), words(rest.clone()));
        let whole = rescorer.gain(source.clone(), target.clone());
        let (rest_source, rest_target) =
            if is_source { (rest, target.clone()) } else { (source.clone(), rest) };
        let gain = rescorer.gain(rest_source.clone(), rest_target.clone());
        let (added, words) = (whole - gain, all - kept);
        if added > LEAST_ADDED * words && added * kept > LEAST_EXPLAINED * gain.max(0.0) * words {
            return None;
        }
        let alone = if is_source { BeadShape::DELETION } else { BeadShape::INSERTION };
        let shape =
            BeadShape { source: bead.shape.source - alone.source, target: bead.shape.target - alone.target };
        let place = |source: usize, target: usize, shape| {
            let (source, target) = (u32::try_from(source).ok()?, u32::try_from(target).ok()?);
            Some(BeadCandidate { source, target, shape, ..*bead })
        };
        let parted = place(rest_source.start, rest_target.start, shape)?;
        let null = match is_first {
            true => place(i, j, alone)?,
            false => place(rest_source.end, rest_target.end, alone)?,
        };
        Some((parted, null, is_first))
    })
}

// Returns the sentences of a side without the first or last one; `None` if it is the only one.
fn without(sentences: &Range<usize>, is_first: bool) -> Option<Range<usize>> {
    let (start, end) = (sentences.start, sentences.end);
    (sentences.len() > 1).then(|| if is_first { start + 1..end } else { start..end - 1 })
}

// Returns true for a sentence of few words that is a paragraph of its own.
fn is_heading(side: &SideWords, sentence: usize) -> bool {
    let ends = sentence + 1 == side.len() || side.opens_paragraph(sentence + 1);
    side.opens_paragraph(sentence) && ends && side.word_count(sentence..sentence + 1) <= MOST_WORDS
}
