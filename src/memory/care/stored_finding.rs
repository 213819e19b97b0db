//! A finding in a memory: [`StoredFinding`].

use crate::check::{Finding, Rule};
use crate::memory::unit_id::UnitId;

/// A flaw of a unit of a memory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredFinding {
    /// The number of the unit.
    pub id: UnitId,
    /// The unit to keep instead, for a [`Rule::Duplicate`] or a [`Rule::Variant`].
    pub kept: Option<UnitId>,
    /// The flaw.
    pub finding: Finding,
}

impl StoredFinding {
    pub(super) fn new(id: UnitId, finding: Finding) -> Self {
        Self { id, kept: None, finding }
    }

    /// Returns a unit that another one should replace.
    pub(super) fn rival(id: UnitId, rule: Rule, kept: UnitId) -> Self {
        Self { id, kept: Some(kept), finding: Finding::new(rule) }
    }

    pub(super) fn rule(&self) -> Rule {
        self.finding.rule
    }
}
