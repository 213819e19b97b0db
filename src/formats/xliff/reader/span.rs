//! [`UnitSpan`]: the place of a unit in its file, and what the file says about the unit.

use super::inherited::Inherited;
use crate::error::Position;
use crate::formats::marked::Marked;

/// The piece of a file that a unit was read from.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::formats::xliff) struct UnitSpan {
    pub(in crate::formats::xliff) at: Position,
    /// Length in bytes of the decoded text.
    pub(in crate::formats::xliff) len: usize,
    /// The settings of the groups and the file around the unit.
    pub(in crate::formats::xliff) inherited: Inherited,
    /// What the file says about the translation of the unit.
    pub(in crate::formats::xliff) marked: Marked,
    /// True if the target names another language than the targets of the file have.
    pub(in crate::formats::xliff) other_lang: bool,
}
