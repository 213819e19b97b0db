//! Beads longer than those that the search tries: [`add_long_beads`].
//!
//! The search tries up to eight sentences against one. Where a translator made fourteen sentences of one, it
//! keeps the places at which such a bead begins and ends, since a part of the sentences may stand alone.

use std::ops::{Range, RangeInclusive};

use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::score::Rescorer;
use crate::align::shape::{BeadShape, LONGEST};

/// The sentences of the longer side of a long bead. The most bounds the time; a longer sentence than that is
/// hardly ever written.
const LONG: RangeInclusive<u8> = LONGEST as u8 + 1..=64;

/// The most beads that are added in each direction, a round bound on memory: tens of thousands of lines may
/// belong to any of a few sentences.
const MOST: usize = 50_000;

/// The most words of the added beads in each direction, for each word of the text: it keeps the time linear.
/// Chosen by hand.
const WORDS: u64 = 200;

/// Adds beads of one sentence against more than eight between the places of the candidates, unless the words
/// of two sentences could not outweigh the difference in length. Returns true if any are added.
pub(crate) fn add_long_beads(problem: &Problem, candidates: &mut Vec<BeadCandidate>) -> bool {
    let mut places: Vec<_> = candidates.iter().map(|bead| (bead.source, bead.target)).collect();
    places.push((problem.source.len() as u32, problem.target.len() as u32));
    places.dedup();
    let mut turned: Vec<_> = places.iter().map(|&(i, j)| (j, i)).collect();
    turned.sort_unstable();
    let before = candidates.len();
    let mut found = Found::new(problem);
    join(&places, |(i, j), len| found.add(i, j, BeadShape { source: 1, target: len }));
    let mut beads = found.beads;
    let mut found = Found::new(problem);
    join(&turned, |(j, i), len| found.add(i, j, BeadShape { source: len, target: 1 }));
    beads.extend(found.beads);
    let mut rescorer = Rescorer::by_distance(problem);
    for bead in beads {
        if problem.deadline.is_over() {
            break;
        }
        let (source, target) = sentences(&bead);
        let score = rescorer.gain(source, target) - problem.cost(&bead);
        if score.is_finite() {
            candidates.push(BeadCandidate { score, ..bead });
        }
    }
    candidates.sort_by_key(|bead| (bead.source, bead.target));
    candidates.len() > before
}

/// The beads of one direction, and how many words they may have yet.
struct Found<'p> {
    problem: &'p Problem,
    beads: Vec<BeadCandidate>,
    words: u64,
}

impl<'p> Found<'p> {
    fn new(problem: &'p Problem) -> Self {
        let (source, target) = (&problem.source, &problem.target);
        let words = source.word_count(0..source.len()) + target.word_count(0..target.len());
        Self { problem, beads: Vec::new(), words: u64::from(words) * WORDS }
    }

    fn add(&mut self, source: u32, target: u32, shape: BeadShape) {
        let (problem, bead) =
            (self.problem, BeadCandidate { source, target, shape, score: 0.0, posterior: 0.0 });
        if self.beads.len() < MOST && problem.lengths_may_agree(source as usize, target as usize, shape) {
            let (source, target) = sentences(&bead);
            let words = problem.source.word_count(source) + problem.target.word_count(target);
            if let Some(left) = self.words.checked_sub(words.into()) {
                self.words = left;
                self.beads.push(bead);
            }
        }
    }
}

fn sentences(bead: &BeadCandidate) -> (Range<usize>, Range<usize>) {
    let (i, j) = (bead.source as usize, bead.target as usize);
    (i..i + usize::from(bead.shape.source), j..j + usize::from(bead.shape.target))
}

// Calls `call` for each place from which a long bead leads to another, with the sentences of its longer side.
// Both numbers of a place rise from place to place, the first before the second.
fn join(places: &[(u32, u32)], mut call: impl FnMut((u32, u32), u8)) {
    let mut rows = places.chunk_by(|a, b| a.0 == b.0).peekable();
    while let Some(row) = rows.next() {
        let Some(next) = rows.peek().filter(|next| next[0].0 == row[0].0 + 1) else { continue };
        for &begin in row {
            let first = next.partition_point(|end| end.1 < begin.1 + u32::from(*LONG.start()));
            let lens = next[first..].iter().map(|end| u8::try_from(end.1 - begin.1).unwrap_or(u8::MAX));
            lens.take_while(|len| LONG.contains(len)).for_each(|len| call(begin, len));
        }
    }
}
