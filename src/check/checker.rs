//! [`Checker`]: looks for the flaws of units.

use crate::unit::Unit;

use super::finding::Finding;
use super::unit_findings::unit_findings;

/// Looks for the flaws of units, one unit at a time.
///
/// ```
/// use mizan::check::{Checker, Rule};
/// use mizan::{Lang, Unit};
///
/// let unit = Unit::new(Lang::ARABIC, "بلغت ٤٥ درجة.", Lang::ENGLISH, "It reached 54 degrees.");
/// let findings = Checker::new().findings(&unit);
/// assert_eq!(findings[0].rule, Rule::Numbers);
/// assert_eq!(&unit.target().plain()[findings[0].target[0].clone()], "54");
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Checker {}

impl Checker {
    /// Returns a checker with all rules.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the flaws of a unit, in the order of the rules. Messages are compared form by form.
    #[must_use]
    pub fn findings(&self, unit: &Unit) -> Vec<Finding> {
        unit_findings(unit)
    }
}
