//! Where the texts run side by side: [`anchors`], pairs of sentences that share rare words.
//!
//! A text that repeats itself has ties between a passage and each of its copies. A tie is believed as far as
//! other ties near it agree.

use std::collections::HashMap;

use crate::align::marks::MarkEvidence;
use crate::align::problem::Problem;

/// A pair of sentences that share a rare word.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    source: u32,
    target: u32,
    weight: f32,
}

// The most sentences in which a rare word may occur: a more frequent word says little about the place. Chosen
// by hand.
const RARE: usize = 12;

// The weight of a tie by the times of subtitles: that of a word which comes once on each side and is a
// hundred times likelier there.
const BY_MARKS: f32 = 4.6;

/// Returns the heaviest chain of sentence pairs that share rare words and rise on both sides. O(*n* log *n*)
/// for *n* pairs.
pub(crate) fn anchors(problem: &Problem) -> Vec<(usize, usize)> {
    let mut ties = ties(problem);
    ties.extend(problem.marks.iter().flat_map(MarkEvidence::ties).map(|(source, target)| Anchor {
        source,
        target,
        weight: BY_MARKS,
    }));
    if !problem.pins.is_empty() {
        ties.retain(|tie| problem.pins.may_pair(tie.source as usize, tie.target as usize));
    }
    agree(&mut ties, problem.target.len() as f32 / problem.source.len() as f32);
    // A chain takes one pair of each source sentence: with the higher targets first, none can follow another.
    ties.sort_unstable_by_key(|tie| (tie.source, std::cmp::Reverse(tie.target)));
    let mut best = Heaviest::new(problem.target.len());
    let mut before: Vec<Option<u32>> = Vec::with_capacity(ties.len());
    for (number, tie) in ties.iter().enumerate() {
        let (weight, last) = best.below(tie.target as usize);
        before.push(last);
        best.put(tie.target as usize, weight + tie.weight, number as u32);
    }
    let mut chain = Vec::new();
    let mut last = best.below(problem.target.len()).1;
    while let Some(number) = last {
        let tie = ties[number as usize];
        chain.push((tie.source as usize, tie.target as usize));
        last = before[number as usize];
    }
    chain.reverse();
    if !problem.pins.is_empty() {
        chain.extend(problem.pins.corners());
        chain.sort_unstable();
        chain.dedup();
    }
    chain
}

fn ties(problem: &Problem) -> Vec<Anchor> {
    let mut ties = Vec::new();
    for word in 0..problem.source.types.len() as u32 {
        let places = problem.source_places.of(word);
        if places.len() > RARE {
            continue;
        }
        for link in problem.links.source.of(word) {
            let others = problem.target_places.of(link.other);
            if others.len() > RARE {
                continue;
            }
            let weight = (1.0 + link.lift.min(link.back)).ln() / (places.len() * others.len()) as f32;
            ties.extend(places.iter().flat_map(|place| {
                others.iter().map(move |other| Anchor {
                    source: place.sentence,
                    target: other.sentence,
                    weight,
                })
            }));
        }
    }
    ties
}

// Caps the weight of each tie at the sum of the other weights around it, so that a word which comes once on
// each side by chance does not bend the spine. Ties without others around them go.
fn agree(ties: &mut Vec<Anchor>, slope: f32) {
    let mut sums: HashMap<(i32, i32), f32> = HashMap::new();
    for tie in &*ties {
        *sums.entry(square(tie, slope)).or_default() += tie.weight;
    }
    ties.retain_mut(|tie| {
        let (line, diagonal) = square(tie, slope);
        let around = (line - 1..=line + 1).flat_map(|l| (diagonal - 1..=diagonal + 1).map(move |d| (l, d)));
        let sum: f32 = around.filter_map(|square| sums.get(&square)).sum();
        tie.weight = tie.weight.min(sum - tie.weight);
        tie.weight > 0.0
    });
}

// The square of a grid in which a tie lies: 32 lines of the source by 16 diagonals. Chosen by hand.
fn square(tie: &Anchor, slope: f32) -> (i32, i32) {
    let diagonal = tie.target as f32 - tie.source as f32 * slope;
    ((tie.source / 32) as i32, (diagonal / 16.0).floor() as i32)
}

/// For each target sentence, the heaviest chain that ends before it: a Fenwick tree of maxima.
struct Heaviest {
    tree: Vec<(f32, Option<u32>)>,
}

impl Heaviest {
    fn new(len: usize) -> Self {
        Self { tree: vec![(0.0, None); len + 1] }
    }

    fn below(&self, mut place: usize) -> (f32, Option<u32>) {
        let mut best = (0.0, None);
        while place > 0 {
            if self.tree[place].0 > best.0 {
                best = self.tree[place];
            }
            place &= place - 1;
        }
        best
    }

    fn put(&mut self, place: usize, weight: f32, number: u32) {
        let mut at = place + 1;
        while at < self.tree.len() {
            if weight > self.tree[at].0 {
                self.tree[at] = (weight, Some(number));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_believed_as_far_as_others_near_it_agree() {
        let tie = |source, target, weight| Anchor { source, target, weight };
        let mut ties = vec![tie(10, 12, 5.0), tie(40, 45, 2.0), tie(60, 61, 1.0), tie(50, 700, 9.0)];
        agree(&mut ties, 1.0);
        let left: Vec<_> = ties.iter().map(|tie| (tie.source, tie.weight)).collect();
        assert_eq!(left, [(10, 3.0), (40, 2.0), (60, 1.0)]);
    }

    #[test]
    fn the_heaviest_chain_below_a_place_is_found() {
        let mut best = Heaviest::new(8);
        best.put(3, 2.0, 0);
        best.put(5, 1.0, 1);
        assert_eq!(best.below(3), (0.0, None));
        assert_eq!(best.below(4), (2.0, Some(0)));
        best.put(0, 3.0, 2);
        assert_eq!(best.below(8), (3.0, Some(2)));
    }
}
