//! [`ForgetReport`]: what a memory has forgotten.

/// What a memory has forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForgetReport {
    /// Whether the memory had anything of the data, in units, history or headers. If not, nothing was
    /// forgotten, and earlier changes can still be undone.
    pub is_known: bool,
    /// Units that were deleted.
    pub deleted: u64,
    /// Units that stay and lost a name, or a neighbour that was forgotten.
    pub changed: u64,
    /// Headers of files that were deleted or lost a name.
    pub headers: u64,
    /// Units that still have a name which was to go, in a text, a document or a label.
    pub still_named: u64,
    /// Whether the file was written anew. If data was forgotten and the file was not written anew, other
    /// programs were using the memory, and its free pages may still hold what was forgotten. Forgetting the
    /// same again, when they have ended, writes the file anew.
    pub is_overwritten: bool,
}
