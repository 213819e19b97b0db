//! Where a unit of the file stands, and what the file says about it.

use super::inherited::Inherited;
use crate::error::Position;
use crate::formats::marked::Marked;

/// The piece of a file that a unit was read from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnitSpan {
    pub(super) at: Position,
    /// Bytes of the decoded text.
    pub(super) len: usize,
    /// What the groups and the file around it say.
    pub(super) inherited: Inherited,
    /// What the file says about the translation.
    pub(super) marked: Marked,
    /// The target says that it is in another language than the targets of the file.
    pub(super) other_lang: bool,
}
