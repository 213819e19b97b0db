//! [`Bounds`]: how much of a document is unpacked, and how messages name its parts.

use crate::format::Limits;

/// How much of a document is unpacked, and how messages name its parts.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) limits: Limits,
    /// Bytes that all parts unpack to. A part that is read twice counts twice.
    pub(crate) unpacked: u64,
    /// What a message calls the unpacked document.
    pub(crate) whole: &'static str,
    /// What a message calls the parts.
    pub(crate) parts: &'static str,
    /// What a message calls a text or a tag of a part.
    pub(crate) piece: &'static str,
    /// Why a text or tag that is too long is no good one, or what to do.
    pub(crate) piece_hint: &'static str,
}
