//! What the attributes of a segment say about filling it.

/// What the attributes of a segment say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SegmentState {
    /// Nobody may change it.
    pub(super) locked: bool,
    /// Its state is that of a new one, whatever its target holds.
    pub(super) state: bool,
}
