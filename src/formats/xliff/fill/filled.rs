//! [`Filled`]: how many open segments of a file were filled, got proposals, or stayed without any.

/// Counts of the open segments of a [`FillableFile`](super::FillableFile).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Filled {
    /// Segments whose target was filled.
    pub filled: usize,
    /// Filled segments whose translation has the same neighbours in the memory.
    pub by_context: usize,
    /// Filled segments whose translation has the same key and document in the memory.
    pub by_key: usize,
    /// Segments that got proposals but no target, and so stay open.
    pub proposed: usize,
    /// Proposed segments whose exact translation is longer than the file allows.
    pub too_long: usize,
    /// Proposed segments whose source has a text that must not be translated.
    pub protected: usize,
    /// Open segments for which there was no proposal.
    pub open: usize,
}
