//! The search in stretches: [`search`] returns the probable beads of two texts.
//!
//! Long texts are searched a thousand sentences at a time, in a band around the anchors. The band is widened
//! where a probable bead comes near its edge. Time and memory grow linearly.

use super::anchors::anchors;
use super::lattice::{Lattice, ProbableBeads};
use crate::align::band::Band;
use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;

// The most cells of a lattice that is searched as a whole: 200 sentences a side, a round number.
const SMALL: usize = 200 * 200;
// The source sentences searched at a time, a round bound on memory.
const STRETCH: usize = 1000;
// The number of sentences at the end of a stretch whose beads are searched again with the next stretch, since
// they were found without the sentences that follow. Chosen by hand.
const TAIL: usize = 60;
// The half width of the band in sentences, chosen by hand, and the widest it may become: three doublings.
const MARGIN: u32 = 30;
const WIDEST: u32 = 8 * MARGIN;

/// Returns the beads whose posterior is not negligible, in the order in which they begin.
pub(crate) fn search(problem: &Problem) -> Vec<BeadCandidate> {
    let (source_len, target_len) = (problem.source.len(), problem.target.len());
    if source_len * target_len <= SMALL {
        return look(problem, (0, 0), Band::whole(source_len, target_len)).candidates;
    }
    let anchors = anchors(problem);
    let mut margins = vec![MARGIN; source_len + 1];
    let mut band = Band::around(&anchors, &margins, target_len);
    let mut candidates = Vec::new();
    let (mut start, mut length) = ((0, 0), STRETCH);
    loop {
        let end = (start.0 + length).min(source_len);
        let found = look(problem, start, band.stretch(start, end));
        let trusted = if end == source_len { usize::MAX } else { end - TAIL };
        // The left edge of a stretch is no edge of the band.
        let touched =
            found.touched.iter().filter(|place| place.0 < trusted && band.is_near_edge(**place, target_len));
        if widen(&mut margins, touched.map(|place| place.0)) {
            band = Band::around(&anchors, &margins, target_len);
            continue;
        }
        if end == source_len {
            candidates.extend(found.candidates);
            return candidates;
        }
        let Some(&cut) = found.certain.iter().rfind(|place| place.0 < trusted && place.0 > start.0) else {
            length *= 2;
            continue;
        };
        candidates.extend(found.candidates.into_iter().filter(|candidate| candidate.ends_by(cut)));
        (start, length) = (cut, STRETCH);
    }
}

fn look(problem: &Problem, start: (usize, usize), band: Band) -> ProbableBeads {
    // The least posterior of a candidate; about five candidates for each true bead remain.
    const LEAST: f32 = 1e-4;
    Lattice::new(problem, start, band).search(LEAST)
}

// Doubles the margins around some source places; returns false if none can grow.
fn widen(margins: &mut [u32], places: impl Iterator<Item = usize>) -> bool {
    // In sentences, to either side. Chosen by hand.
    const AROUND: usize = 64;
    let mut grown = false;
    let mut done = 0;
    for place in places {
        if margins[place] >= WIDEST {
            continue;
        }
        let end = (place + AROUND).min(margins.len());
        for margin in &mut margins[done.max(place.saturating_sub(AROUND)).min(end)..end] {
            *margin = (*margin * 2).min(WIDEST);
        }
        done = done.max(end);
        grown = true;
    }
    grown
}
