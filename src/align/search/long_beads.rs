//! Beads longer than those that the search tries: [`add_long_beads`].
//!
//! The search tries up to eight sentences against one. Where a translator made fourteen sentences of one, it
//! keeps the places at which such a bead begins and ends, since a part of the sentences may stand alone.

use std::ops::RangeInclusive;

use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::score::Rescorer;
use crate::align::shape::{BeadShape, LONGEST};

/// The sentences of the longer side of a long bead. The most bounds the time; a longer sentence than that is
/// hardly ever written.
const LONG: RangeInclusive<u8> = LONGEST as u8 + 1..=64;

/// The most beads that are added, a round bound on time and memory: tens of thousands of lines may belong to
/// any of a few sentences.
const MOST: usize = 100_000;

/// Adds beads of one sentence against more than eight between the places of the candidates, unless the words
/// of two sentences could not outweigh the difference in length. Returns true if any are added.
pub(crate) fn add_long_beads(problem: &Problem, candidates: &mut Vec<BeadCandidate>) -> bool {
    let mut places: Vec<_> = candidates.iter().map(|bead| (bead.source, bead.target)).collect();
    places.push((problem.source.len() as u32, problem.target.len() as u32));
    places.dedup();
    let mut turned: Vec<_> = places.iter().map(|&(i, j)| (j, i)).collect();
    turned.sort_unstable();
    let before = candidates.len();
    let mut found = Vec::new();
    let mut add = |source, target, shape| {
        if found.len() < MOST && problem.lengths_may_agree(source as usize, target as usize, shape) {
            found.push(BeadCandidate { source, target, shape, score: 0.0, posterior: 0.0 });
        }
    };
    join(&places, |(i, j), len| add(i, j, BeadShape { source: 1, target: len }));
    join(&turned, |(j, i), len| add(i, j, BeadShape { source: len, target: 1 }));
    let mut rescorer = Rescorer::by_distance(problem);
    for bead in found {
        if problem.deadline.is_over() {
            break;
        }
        let (i, j) = (bead.source as usize, bead.target as usize);
        let ends = (i + usize::from(bead.shape.source), j + usize::from(bead.shape.target));
        let score = rescorer.gain(i..ends.0, j..ends.1) - problem.cost(&bead);
        if score.is_finite() {
            candidates.push(BeadCandidate { score, ..bead });
        }
    }
    candidates.sort_by_key(|bead| (bead.source, bead.target));
    candidates.len() > before
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
