//! [`Note`]: a remark about a unit, its source text or its target text.

use super::scope::Scope;

/// A remark about a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The remark.
    pub text: String,
    /// What it is about.
    pub scope: Scope,
}
