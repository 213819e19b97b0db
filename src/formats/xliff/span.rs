//! [`UnitSpan`]: the place of a unit in its file, and what the file says about the unit.

use super::inherited::Inherited;
use crate::error::Position;
use crate::formats::marked::Marked;

/// The piece of a file that a unit was read from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnitSpan {
    pub(super) at: Position,
    /// Length in bytes of the decoded text.
    pub(super) len: usize,
    /// The settings of the groups and the file around the unit.
    pub(super) inherited: Inherited,
    /// What the file says about the translation of the unit.
    pub(super) marked: Marked,
    /// True if the target names another language than the targets of the file have.
    pub(super) other_lang: bool,
}
