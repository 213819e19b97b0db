//! How much better one build is than another on the same documents: [`Gain`].

use super::block::{Block, f1_of};
use super::interval::{Interval, gain_interval};

/// The difference in strict F1 between the beads of two builds, with its interval.
///
/// ```
/// use mizan::Bead;
/// use mizan::evaluate::{Gain, blocks};
///
/// let gold: Vec<Bead> = (0..1000).map(|n| Bead::new(vec![n], vec![n])).collect();
/// let old: Vec<Bead> = gold.iter().filter(|bead| bead.source()[0] % 7 > 0).cloned().collect();
/// let gain = Gain::new(&blocks(&gold, &gold), &blocks(&gold, &old));
/// assert!(gain.f1() > 0.07 && gain.interval().is_some_and(|interval| interval.low() > 0.06));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    f1: f64,
    over: f64,
    interval: Option<Interval>,
}

impl Gain {
    /// Compares the blocks of a build with those of another build, over the same gold beads.
    #[must_use]
    pub fn new(blocks: &[Block], beside: &[Block]) -> Self {
        let over = f1_of(beside);
        Self { f1: f1_of(blocks) - over, over, interval: gain_interval(blocks, beside) }
    }

    /// Returns the difference in strict F1; below zero, the other build is better.
    #[must_use]
    pub fn f1(&self) -> f64 {
        self.f1
    }

    /// Returns the strict F1 of the other build.
    #[must_use]
    pub fn over(&self) -> f64 {
        self.over
    }

    /// Returns the interval of the difference; `None` for fewer than five blocks. If zero lies inside, the
    /// difference may be chance.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.interval
    }
}
