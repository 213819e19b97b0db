//! What a lookup finds: [`Match`].

use crate::memory::unit_id::UnitId;
use crate::similarity::{Adapted, Class, Comparison, Difference};
use crate::unit::{Unit, UnitText};

use super::penalty::Penalty;

/// A unit found for a query, with how alike they are.
#[derive(Clone, Debug)]
pub struct Match {
    pub(super) id: UnitId,
    pub(super) unit: Unit,
    pub(super) percent: u8,
    pub(super) comparison: Comparison,
    pub(super) class: Class,
    pub(super) penalties: Vec<Penalty>,
}

impl Match {
    /// Returns the unit, turned so that its source is the side that was searched.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// Returns the number of the unit in the memory.
    #[must_use]
    pub fn id(&self) -> UnitId {
        self.id
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

    /// Returns how the match answers the query.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }

    /// Returns in what the query and the unit's source differ, in the order of their places. They are found once, by the
    /// query that found the match.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        self.comparison.differences()
    }

    /// Returns the translation with the numbers of the query put in, if they alone differ and it is plain where they
    /// go. See [`Comparison::adapt`].
    #[must_use]
    pub fn adapted(&self) -> Option<Adapted> {
        self.comparison.adapt(self.unit.target(), self.unit.target_lang())
    }

    /// Returns what was taken from the percent.
    #[must_use]
    pub fn penalties(&self) -> &[Penalty] {
        &self.penalties
    }
}
