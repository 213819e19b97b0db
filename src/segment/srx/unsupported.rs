//! [`Unsupported`]: a rule that this crate does not support, and the reason.

use std::fmt;

/// A rule that this crate does not support, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    pub(super) rule: String,
    pub(super) reason: String,
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.reason)
    }
}

impl Unsupported {
    /// Returns the rule's name: its number, from 1, and its group's name.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Returns the reason why the rule is not supported.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
