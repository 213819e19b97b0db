//! Beads for a text that is not searched, since the time has run out: [`coarse`].

use crate::align::candidate::BeadCandidate;
use crate::align::problem::Problem;
use crate::align::shape::BeadShape;

/// A place between sentences on both sides.
type Place = (usize, usize);

/// Returns beads from a place to the end of both texts: along the straight lines between the anchors, one
/// sentence is paired with one, and the others are left alone. All have the posterior 0.
pub(crate) fn coarse(problem: &Problem, anchors: &[Place], start: Place) -> Vec<BeadCandidate> {
    let end = (problem.source.len(), problem.target.len());
    let mut beads = Vec::with_capacity(end.0 - start.0 + end.1 - start.1);
    let mut from = start;
    for &to in anchors.iter().chain([&end]).filter(|to| to.0 >= start.0 && to.1 >= start.1) {
        line(problem, from, to, &mut beads);
        from = to;
        if let Some(shape) = problem.pins.at(to.0, to.1) {
            let (source, target) = (to.0 as u32, to.1 as u32);
            beads.push(BeadCandidate { source, target, shape, score: 0.0, posterior: 0.0 });
            from = (to.0 + usize::from(shape.source), to.1 + usize::from(shape.target));
        }
    }
    beads
}

fn line(problem: &Problem, from: Place, to: Place, beads: &mut Vec<BeadCandidate>) {
    let (run, rise) = (to.0 - from.0, to.1 - from.1);
    let pairs = run.min(rise);
    let mut at = from;
    let mut advance = |shape: BeadShape| {
        let score = -problem.weights.unmatched;
        beads.push(BeadCandidate { source: at.0 as u32, target: at.1 as u32, shape, score, posterior: 0.0 });
        at = (at.0 + usize::from(shape.source), at.1 + usize::from(shape.target));
    };
    for pair in 1..=pairs {
        advance(BeadShape { source: 1, target: 1 });
        let alone = |side: usize| pair * side / pairs - (pair - 1) * side / pairs - 1;
        (0..alone(run)).for_each(|_| advance(BeadShape::DELETION));
        (0..alone(rise)).for_each(|_| advance(BeadShape::INSERTION));
    }
    if pairs == 0 {
        (0..run).for_each(|_| advance(BeadShape::DELETION));
        (0..rise).for_each(|_| advance(BeadShape::INSERTION));
    }
}
