//! The units that a search found, with their number: [`SearchAnswer`].

use serde::Serialize;

use super::linked_unit::LinkedUnit;

/// The units that a search found and how many there are in all, as `mizan search --json --total` prints them.
///
/// ```
/// use mizan::json::SearchAnswer;
///
/// let answer = SearchAnswer::new(12, Vec::new());
/// assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"total":12,"units":[]}"#);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct SearchAnswer<'f> {
    total: u64,
    units: Vec<LinkedUnit<'f>>,
}

impl<'f> SearchAnswer<'f> {
    /// Returns the first units of so many in all.
    #[must_use]
    pub fn new(total: u64, units: Vec<LinkedUnit<'f>>) -> Self {
        Self { total, units }
    }
}
