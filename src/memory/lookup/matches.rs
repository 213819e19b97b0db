//! A unit that a lookup found, with how alike it is: [`Match`].

use std::sync::Arc;

use crate::memory::unit_id::UnitId;
use crate::similarity::{Adapted, Class, Comparison, Difference, Doubt};
use crate::unit::{Unit, UnitText};

use super::penalty::Penalty;

/// A unit found for a query, with how alike the two are.
#[derive(Clone, Debug)]
pub struct Match {
    pub(super) id: UnitId,
    pub(in crate::memory) unit: Unit,
    pub(super) percent: u8,
    pub(in crate::memory) comparison: Comparison,
    pub(super) class: Class,
    // How many neighbours of the query the unit has.
    pub(super) neighbours: u8,
    pub(super) penalties: Vec<Penalty>,
    /// The hash of the two texts without their numbers and of the languages without their regions.
    pub(super) answer: u64,
    pub(super) variants: usize,
    /// The name of the memory, if several were asked.
    pub(in crate::memory) memory: Option<Arc<str>>,
}

impl Match {
    /// Returns the unit, turned so that its source is the side that was searched.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns the name of the memory that has the unit, if several [`Memories`](crate::memory::Memories)
    /// were asked.
    #[must_use]
    pub fn memory(&self) -> Option<&str> {
        self.memory.as_deref()
    }

    /// Returns the number of the unit in the memory.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.id
    }

    /// Returns how many of the two neighbours that were looked up with the text the unit has.
    #[cfg(feature = "formats")]
    pub(crate) fn neighbours(&self) -> u8 {
        self.neighbours
    }

    /// Returns how many units the lookup found that are equal to this one once numbers, dates and addresses
    /// are masked in both texts, this one included. A lookup shows one of them.
    #[must_use]
    pub fn variants(&self) -> usize {
        self.variants
    }

    /// Returns the text that was looked up.
    #[must_use]
    pub fn query(&self) -> &UnitText {
        self.comparison.query()
    }

    /// Returns how alike the texts are, 0 to 100, after penalties.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.percent
    }

    /// Returns how alike the folded texts are by their characters alone, 0 to 100, without penalties.
    #[must_use]
    pub fn plain(&self) -> u8 {
        self.comparison.plain().percent()
    }

    /// Returns the class of the match.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }

    /// Returns the differences between the query and the unit's source, in the order of their places. They
    /// come from the comparison that gave the percent, and are named once, at the first call.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        self.comparison.differences()
    }

    /// Returns the translation with the numbers of the query in place of its own, if the texts differ in
    /// numbers only and the places of the numbers are clear. See [`Comparison::adapt`].
    #[must_use]
    pub fn adapted(&self) -> Option<Adapted> {
        self.adaptation().ok().flatten()
    }

    /// Returns why the numbers of the query are not put into the translation although they differ. See
    /// [`Comparison::doubt`].
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        self.adaptation().err()
    }

    /// Returns the adapted translation, none if nothing has to change.
    ///
    /// # Errors
    ///
    /// If there is a doubt about a number that differs.
    pub(crate) fn adaptation(&self) -> Result<Option<Adapted>, Doubt> {
        self.comparison.adaptation(self.unit.target(), self.unit.target_lang())
    }

    /// Returns the penalties that were taken from the percent.
    #[must_use]
    pub fn penalties(&self) -> &[Penalty] {
        &self.penalties
    }
}
