//! Where a unit of the file stands.

use crate::error::Position;

/// The piece of a file that a unit was read from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnitSpan {
    pub(super) at: Position,
    /// Bytes of the decoded text.
    pub(super) len: usize,
    /// A group or file around it says `translate="no"`.
    pub(super) untranslatable: bool,
}
