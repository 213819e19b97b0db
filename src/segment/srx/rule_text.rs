//! [`RuleText`]: a segmentation rule as text, with two patterns and whether the rule cuts.

use super::java::Shorthands;

/// A rule as the file writes it.
#[derive(Clone, Debug, Default)]
pub(super) struct RuleText {
    pub(super) breaks: bool,
    pub(super) shorthands: Shorthands,
    pub(super) before: String,
    pub(super) after: String,
}
