//! [`Findings`]: everything that a check found.

use std::sync::Arc;

use super::place::Place;
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::severity::Severity;
use crate::unit::Unit;

/// Everything that a check found, in the order of the files and units. Holds the units that have findings.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Findings {
    /// The findings.
    pub list: Vec<PlacedFinding>,
    /// The number of units that were checked.
    pub units: u64,
}

/// A finding, with the unit that it is about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlacedFinding {
    /// What was found.
    pub finding: Finding,
    /// Where the unit stands.
    pub place: Place,
    /// The unit.
    pub unit: Arc<Unit>,
}

impl Findings {
    /// Adds a unit that was checked, with what was found in it.
    pub fn add(&mut self, place: &Place, unit: Unit, found: Vec<Finding>) {
        self.units += 1;
        if !found.is_empty() {
            self.put(place, &Arc::new(unit), found);
        }
    }

    /// Adds what was found in a unit that has been counted.
    pub fn put(&mut self, place: &Place, unit: &Arc<Unit>, found: Vec<Finding>) {
        self.list.extend(found.into_iter().map(|finding| PlacedFinding {
            finding,
            place: place.clone(),
            unit: Arc::clone(unit),
        }));
    }

    /// Returns the number of findings of each rule that has any, in the order of the rules.
    #[must_use]
    pub fn by_rule(&self) -> Vec<(Rule, usize)> {
        let count = |rule| self.list.iter().filter(|found| found.finding.rule == rule).count();
        Rule::ALL.into_iter().map(|rule| (rule, count(rule))).filter(|(_, count)| *count > 0).collect()
    }

    /// Returns the number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|found| found.finding.severity == severity).count()
    }

    /// Returns the severity of the gravest finding; `None` without findings.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.list.iter().map(|found| found.finding.severity).max()
    }
}
