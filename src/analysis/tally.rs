//! [`Tally`]: the counts of each band.

use std::ops::AddAssign;

use super::band::Band;
use super::counts::Counts;

/// The counts of each band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([Counts; Band::ALL.len()]);

impl Tally {
    /// Returns the counts of a band.
    #[must_use]
    pub fn of(&self, band: Band) -> Counts {
        self.0[band as usize]
    }

    /// Returns all bands with their counts, those without a segment among them.
    pub fn bands(&self) -> impl Iterator<Item = (Band, Counts)> {
        Band::ALL.into_iter().map(|band| (band, self.of(band)))
    }

    /// Returns the sum of all bands.
    #[must_use]
    pub fn total(&self) -> Counts {
        self.0.iter().copied().sum()
    }

    pub(super) fn add(&mut self, band: Band, counts: Counts) {
        self.0[band as usize] += counts;
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        for (sum, counts) in self.0.iter_mut().zip(other.0) {
            *sum += counts;
        }
    }
}
