//! Stretches of a document, each with its own counts: [`Block`].
//!
//! Errors of an aligner come in runs, so single beads are no independent observations. Stretches of many
//! beads nearly are, and [`f1_interval`](super::f1_interval) draws among them.

use std::collections::{BTreeMap, HashSet};

use crate::align::Bead;

use super::accuracy::Accuracy;
use super::share::Share;

/// The strict counts of a stretch of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    found: Share,
    // Gold beads with two sides.
    gold: Share,
}

/// A bead without its confidence: the sentences of both sides.
type Key<'b> = (&'b [usize], &'b [usize]);

// Gold beads of a block. A run of errors seldom covers more than a dozen beads, and a document of a hundred
// beads still makes five blocks.
const BLOCK_BEADS: usize = 20;

/// Compares the beads of one document with a person's, stretch by stretch.
///
/// A stretch has twenty gold beads; what is left over belongs to the last stretch, and a shorter document is
/// one stretch. The stretches depend on the gold beads alone, so that those of two builds can be compared
/// one with the other. Their sums are the counts of
/// [`BeadEvaluation::strict`](super::BeadEvaluation::strict).
#[must_use]
pub fn blocks(gold: &[Bead], found: &[Bead]) -> Vec<Block> {
    let places = Places::of(gold);
    let (gold, found) = (keys(gold), keys(found));
    let mut blocks = vec![Block::default(); places.blocks];
    for key in &found {
        blocks[places.block(key)].found.count(gold.contains(key));
    }
    for key in gold.iter().filter(|(source, target)| !source.is_empty() && !target.is_empty()) {
        blocks[places.block(key)].gold.count(found.contains(key));
    }
    blocks
}

/// Returns the strict F1 of blocks pooled.
pub(super) fn f1_of<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> f64 {
    let mut sum = Block::default();
    for block in blocks {
        sum.found.add(block.found);
        sum.gold.add(block.gold);
    }
    Accuracy::new(sum.found.ratio(), sum.gold.ratio()).f1()
}

/// The block of each sentence of either side.
struct Places {
    source: BTreeMap<usize, usize>,
    target: BTreeMap<usize, usize>,
    blocks: usize,
}

impl Places {
    fn of(gold: &[Bead]) -> Self {
        let blocks = (gold.len() / BLOCK_BEADS).max(1);
        let mut places = Self { source: BTreeMap::new(), target: BTreeMap::new(), blocks };
        for (number, bead) in gold.iter().enumerate() {
            let block = (number / BLOCK_BEADS).min(blocks - 1);
            for &i in bead.source() {
                places.source.entry(i).or_insert(block);
            }
            for &j in bead.target() {
                places.target.entry(j).or_insert(block);
            }
        }
        places
    }

    // Equal beads are in one block, whatever their order. A sentence that no gold bead has is in the block of
    // the sentence before.
    fn block(&self, (source, target): &Key) -> usize {
        let (side, sentence) =
            if let Some(i) = source.first() { (&self.source, i) } else { (&self.target, &target[0]) };
        side.range(..=sentence).next_back().map_or(0, |(_, &block)| block)
    }
}

fn keys(beads: &[Bead]) -> HashSet<Key<'_>> {
    let keys = beads.iter().map(|bead| (bead.source(), bead.target()));
    keys.filter(|(source, target)| !source.is_empty() || !target.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::beads;

    fn singles(count: usize) -> Vec<Bead> {
        (0..count).map(|n| Bead::new(vec![n], vec![n])).collect()
    }

    #[test]
    fn blocks_add_up_to_the_evaluation_of_the_document() {
        let gold = singles(170);
        let mut found = singles(160);
        found[7] = Bead::new(vec![7], vec![]);
        found.push(Bead::new(vec![], vec![7]));
        found.push(Bead::new(vec![160, 161], vec![160]));
        let blocks = blocks(&gold, &found);
        assert_eq!(blocks.len(), 8);
        assert_eq!(f1_of(&blocks), beads(&gold, &found).strict().f1());
        assert_eq!(f1_of(&blocks[1..2]), 1.0);
    }

    #[test]
    fn documents_without_gold_are_one_block() {
        assert_eq!(blocks(&[], &singles(3)).len(), 1);
        assert_eq!(f1_of(&blocks(&[], &[])), 0.0);
    }
}
