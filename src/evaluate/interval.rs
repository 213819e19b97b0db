//! How far a figure can be trusted: [`Interval`], by the bootstrap.
//!
//! The bootstrap (Efron 1979) draws as many blocks as there are, with replacement, again and again; the
//! figures of the draws vary as those of other texts of the same kind would. For two builds, the same draw
//! serves both (the paired bootstrap, Koehn 2004), so that what is hard for both cancels out.

use crate::hash::GOLDEN;

use super::block::{Block, f1_of};

/// The bounds between which a figure lies with a probability of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

// Draws of the bootstrap. The bounds of a thousand draws still move in the third decimal.
const DRAWS: usize = 4000;

// Fewer blocks say too little on the blocks that were not seen.
const FEWEST_BLOCKS: usize = 5;

/// Returns the interval of the strict F1 of documents, from their blocks; `None` for fewer than five blocks.
///
/// The same blocks give the same interval.
///
/// ```
/// use mizan::Bead;
/// use mizan::evaluate::{blocks, f1_interval};
///
/// let gold: Vec<Bead> = (0..1000).map(|n| Bead::new(vec![n], vec![n])).collect();
/// let found: Vec<Bead> = gold.iter().filter(|bead| bead.source()[0] % 7 > 0).cloned().collect();
/// let interval = f1_interval(&blocks(&gold, &found)).expect("fifty blocks");
/// assert!(interval.low() > 0.91 && interval.high() < 0.94);
/// ```
#[must_use]
pub fn f1_interval(blocks: &[Block]) -> Option<Interval> {
    drawn(blocks.len(), |draw| f1(blocks, draw))
}

/// Returns the interval of the difference in strict F1 between the blocks of two builds.
pub(super) fn gain_interval(blocks: &[Block], beside: &[Block]) -> Option<Interval> {
    drawn(blocks.len().min(beside.len()), |draw| f1(blocks, draw) - f1(beside, draw))
}

impl Interval {
    /// Returns the lower bound.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Returns the upper bound.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }
}

fn f1(blocks: &[Block], draw: &[usize]) -> f64 {
    f1_of(draw.iter().map(|&number| &blocks[number]))
}

// Returns the bounds of a figure over draws of numbers below `count`; `None` for too few numbers.
fn drawn(count: usize, figure: impl Fn(&[usize]) -> f64) -> Option<Interval> {
    if count < FEWEST_BLOCKS {
        return None;
    }
    let mut random = 0;
    let mut draw = vec![0; count];
    let mut figures: Vec<f64> = (0..DRAWS)
        .map(|_| {
            draw.iter_mut().for_each(|number| *number = below(count, &mut random));
            figure(&draw)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    // One in forty draws is below, one in forty above.
    let tail = DRAWS / 40;
    Some(Interval { low: figures[tail], high: figures[DRAWS - 1 - tail] })
}

// Returns the next number below `count` of a sequence that is always the same (SplitMix64, Steele 2014).
fn below(count: usize, state: &mut u64) -> usize {
    *state = state.wrapping_add(GOLDEN);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    ((u128::from(mixed) * count as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Bead;
    use crate::evaluate::blocks;

    fn found(count: usize, is_right: impl Fn(usize) -> bool) -> Vec<Block> {
        let gold: Vec<Bead> = (0..count).map(|n| Bead::new(vec![n], vec![n])).collect();
        let target = |n| if is_right(n) { n } else { count + n };
        let found: Vec<Bead> = (0..count).map(|n| Bead::new(vec![n], vec![target(n)])).collect();
        blocks(&gold, &found)
    }

    #[test]
    fn errors_in_runs_make_a_wider_interval_than_errors_spread_out() {
        let width = |blocks: &[Block]| f1_interval(blocks).map(|of| of.high() - of.low()).unwrap();
        let spread = found(2000, |n| n % 10 != 0);
        let runs = found(2000, |n| n % 500 >= 50);
        assert!(width(&spread) < 0.001 && width(&runs) > 0.1, "{} {}", width(&spread), width(&runs));
    }

    #[test]
    fn a_gain_is_told_from_chance_by_its_pairs() {
        let old = found(2000, |n| n % 500 >= 50);
        let new = found(2000, |n| n % 500 >= 50 || n % 5 == 0);
        let other = found(2000, |n| (n + 250) % 500 >= 50);
        assert!(gain_interval(&new, &old).unwrap().low() > 0.0);
        let chance = gain_interval(&other, &old).unwrap();
        assert!(chance.low() < 0.0 && chance.high() > 0.0);
    }

    #[test]
    fn few_blocks_have_no_interval() {
        assert_eq!(f1_interval(&found(99, |_| true)), None);
        assert_eq!(f1_interval(&found(100, |_| true)), Some(Interval { low: 1.0, high: 1.0 }));
    }
}
