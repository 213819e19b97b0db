//! The units that a search found, with their number: [`SearchAnswer`].

use serde::Serialize;

use super::linked_unit::LinkedUnit;
use crate::memory::FoundTotal;

/// The units that a search found and how many there are in all, as `mizan search --json --total` prints them.
///
/// ```
/// use mizan::json::SearchAnswer;
/// use mizan::memory::FoundTotal;
///
/// let total = FoundTotal { units: 12, is_complete: true };
/// let answer = SearchAnswer::new(total, Vec::new());
/// assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"total":12,"units":[]}"#);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct SearchAnswer<'f> {
    total: u64,
    // The search ran out of time: there may be more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_least: bool,
    units: Vec<LinkedUnit<'f>>,
}

impl<'f> SearchAnswer<'f> {
    /// Returns the first units of so many in all.
    #[must_use]
    pub fn new(total: FoundTotal, units: Vec<LinkedUnit<'f>>) -> Self {
        Self { total: total.units, at_least: !total.is_complete, units }
    }
}
