//! [`Note`]: a remark about a unit, its source text or its target text.

use super::scope::Scope;

/// A remark about a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The remark.
    pub text: String,
    /// The part of the unit that the remark is about.
    pub scope: Scope,
}

impl Note {
    /// Returns a remark about a unit or one of its texts.
    #[must_use]
    pub fn new(text: impl Into<String>, scope: Scope) -> Self {
        Self { text: text.into(), scope }
    }
}
