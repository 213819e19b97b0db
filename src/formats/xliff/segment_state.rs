//! What the attributes of a segment say about filling it.

/// The attributes of a segment that decide whether it may be filled.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SegmentState {
    /// The segment is locked against changes.
    pub(super) locked: bool,
    /// Its state is that of a new segment, whatever its target holds.
    pub(super) state: bool,
}
