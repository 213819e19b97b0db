//! A segmentation rule as text: two patterns and a verdict.

use super::java::Shorthands;

/// A rule as its file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct RuleText {
    pub(super) breaks: bool,
    pub(super) shorthands: Shorthands,
    pub(super) before: String,
    pub(super) after: String,
}
