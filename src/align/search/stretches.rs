//! The search in stretches: [`search`] returns the probable beads of two texts.
//!
//! Long texts are searched a thousand sentences at a time, in a band around the anchors. The band is widened
//! where a probable bead comes near its edge, and a stretch without a certain place is extended. Texts that
//! are no translations of each other are near an edge everywhere and certain nowhere, so the work of both
//! remedies is bounded. Time and memory grow linearly.

use super::anchors::anchors;
use super::coarse::coarse;
use super::lattice::Lattice;
use super::probable_beads::ProbableBeads;
use crate::align::band::Band;
use crate::align::candidate::Candidates;
use crate::align::problem::Problem;
use crate::align::shape::LONGEST;

// The most cells of a lattice that is searched as a whole: 200 sentences a side, a round number.
const SMALL: usize = 200 * 200;
// The source sentences searched at a time, a round bound on memory.
const STRETCH: usize = 1000;
// The most cells of a stretch, a bound on memory: a cell takes 28 bytes, and 76 if a path may pass it. A
// stretch of a thousand sentences in the widest band has 960,000 cells.
const MOST_CELLS: usize = 1_500_000;
// The number of sentences at the end of a stretch whose beads are searched again with the next stretch, since
// they were found without the sentences that follow. Chosen by hand.
const TAIL: usize = 60;
// The half width of the band in sentences, chosen by hand, and the widest it may become: three doublings.
const MARGIN: u32 = 30;
const WIDEST: u32 = 8 * MARGIN;
// The sentences on either side of a bead at the edge for which the band is widened. Chosen by hand.
const AROUND: usize = 64;
// The cells that may be searched again, for each sentence of either side, and in any text. A long translation
// needs up to 30 for each sentence. Chosen by hand.
const AGAIN: usize = 200;
const AGAIN_IN_ALL: usize = 2_000_000;

/// Returns the probable beads of two texts; a path through them leads from start to end. If the time runs
/// out, coarse beads follow those found so far.
pub(crate) fn search(problem: &Problem) -> Candidates {
    let (source_len, target_len) = (problem.source.len(), problem.target.len());
    if source_len * target_len <= SMALL {
        let found = look(problem, (0, 0), Band::whole(source_len, target_len), 0);
        return match found {
            Some(found) => Candidates { list: found.candidates, kept: found.kept },
            None => Candidates { list: coarse(problem, &problem.pins.corners(), (0, 0)), kept: Vec::new() },
        };
    }
    let mut stretches = Stretches::new(problem);
    while stretches.start.0 < source_len {
        if !stretches.advance() {
            let rest = coarse(problem, &stretches.anchors, stretches.start);
            stretches.found.list.extend(rest);
            break;
        }
    }
    stretches.found
}

/// The search from stretch to stretch.
struct Stretches<'p> {
    problem: &'p Problem,
    anchors: Vec<(usize, usize)>,
    margins: Vec<u32>,
    band: Band,
    /// Where the next stretch begins, and how many source sentences it should have.
    start: (usize, usize),
    length: usize,
    found: Candidates,
    /// The number of cells that may still be searched again.
    again: usize,
}

impl<'p> Stretches<'p> {
    fn new(problem: &'p Problem) -> Self {
        let anchors = anchors(problem);
        let margins = vec![MARGIN; problem.source.len() + 1];
        let band = Band::around(&anchors, &margins, problem.target.len());
        let again = AGAIN_IN_ALL + AGAIN * (problem.source.len() + problem.target.len());
        Self {
            problem,
            anchors,
            margins,
            band,
            start: (0, 0),
            length: STRETCH,
            found: Candidates::default(),
            again,
        }
    }

    // Searches a stretch, and moves its start on or its length or margins up. Returns false if the time runs
    // out.
    fn advance(&mut self) -> bool {
        let source_len = self.problem.source.len();
        let (end, band) = self.stretch();
        let cells = band.cells();
        let Some(found) = look(self.problem, self.start, band, self.found.list.len()) else { return false };
        let is_last = end == source_len;
        let trusted = if is_last { usize::MAX } else { end - TAIL.min((end - self.start.0) / 2) };
        let touched = self.touched(&found, trusted);
        if self.again >= cells && self.widen(&touched) {
            self.again -= cells;
            self.narrow(found, &touched);
        } else if is_last {
            self.cut(found, (source_len, self.problem.target.len()));
        } else if let Some(cut) = found.certain(self.start.0, trusted).filter(|cut| self.is_worth(*cut)) {
            self.cut(found, cut);
        } else if self.again >= cells && end >= self.start.0 + self.length && 2 * cells <= MOST_CELLS {
            self.again -= cells;
            self.length *= 2;
        } else {
            let cut = found.likeliest(self.start.0, trusted);
            self.cut(found, cut.expect("the chain leads to the end of the stretch"));
        }
        true
    }

    // Returns false for a place so near the start of an extended stretch that the next stretch would be the
    // same one again: nothing is certain where a few sentences belong to any of thousands.
    fn is_worth(&self, cut: (usize, usize)) -> bool {
        self.length <= STRETCH || cut.0 - self.start.0 >= STRETCH / 4
    }

    // Returns the part of the band that is searched next, and the source place at which it ends.
    fn stretch(&self) -> (usize, Band) {
        let mut length = self.length;
        loop {
            let end = self.problem.pins.beyond((self.start.0 + length).min(self.problem.source.len()));
            let band = self.band.stretch(self.start, end);
            if band.cells() <= MOST_CELLS || length <= 2 {
                return (end, band);
            }
            length /= 2;
        }
    }

    fn cut(&mut self, found: ProbableBeads, cut: (usize, usize)) {
        self.found.list.extend(found.candidates.into_iter().filter(|candidate| candidate.ends_by(cut)));
        self.found.kept.extend(found.kept.into_iter().filter(|(source, _)| (*source as usize) < cut.0));
        (self.start, self.length) = (cut, STRETCH);
    }

    // Returns the source places at which beads touch the edge of the band.
    fn touched(&self, found: &ProbableBeads, trusted: usize) -> Vec<usize> {
        let target_len = self.problem.target.len();
        // The left edge of a stretch is no edge of the band.
        let is_edge = |place: &&(usize, usize)| self.band.is_near_edge(**place, target_len);
        let touched = found.touched.iter().filter(|place| place.0 < trusted).filter(is_edge);
        touched.map(|place| place.0).collect()
    }

    // Widens the band where beads touch its edge; returns false if none do or the band is as wide as it may
    // become.
    fn widen(&mut self, touched: &[usize]) -> bool {
        let is_wider = widen(&mut self.margins, touched.iter().copied());
        if is_wider {
            self.band = Band::around(&self.anchors, &self.margins, self.problem.target.len());
        }
        is_wider
    }

    // Keeps what was found well before the first place where the band is wider now, and searches next only as
    // far as that width may change what is found.
    fn narrow(&mut self, found: ProbableBeads, touched: &[usize]) {
        let (first, last) = (touched[0], touched[touched.len() - 1]);
        if let Some(cut) = found.certain(self.start.0, first.saturating_sub(AROUND)) {
            self.cut(found, cut);
        }
        self.length = self.length.min(last - self.start.0 + AROUND + 2 * TAIL);
    }
}

// Searches a band; `before` is the number of candidates before it. Returns `None` if the time runs out.
fn look(problem: &Problem, start: (usize, usize), band: Band, before: usize) -> Option<ProbableBeads> {
    // The least posterior of a candidate; about five candidates for each true bead remain.
    const LEAST: f32 = 1e-4;
    // The sentences a side of the longest beads of the rough pass. Chosen by hand.
    const ROUGH: usize = 2;
    let near = Lattice::<ROUGH>::new(problem, start, band.clone())?.live()?;
    Lattice::<LONGEST>::new(problem, start, near)?.search(&band, LEAST, before)
}

// Doubles the margins around some source places; returns false if none can grow.
fn widen(margins: &mut [u32], places: impl Iterator<Item = usize>) -> bool {
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
