//! [`SyncReport`]: what a follower has received and sent.

use crate::memory::UnitId;
use crate::unit::Timestamp;

/// What a follower has received and sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyncReport {
    /// Units that came or changed.
    pub received: u64,
    /// Units that were deleted because the team deleted them.
    pub removed: u64,
    /// Changes that were sent.
    pub sent: u64,
    /// Units that were joined with one of the same texts, which somebody had sent before.
    pub joined: u64,
    /// Units that two people had changed.
    pub conflicts: Vec<Conflict>,
    /// Changes that stay in this file alone, since the role may not write.
    pub kept: u64,
    /// True if the file was compared with the whole memory of the team: at first, and after it had lost its
    /// place.
    pub is_filled: bool,
}

/// A unit that two people had changed: the later change holds, the other one is in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The number of the unit in the file.
    pub unit: UnitId,
    /// True if the change that was made in this file is the later one and holds.
    pub ours_holds: bool,
    /// The role that wrote the other change.
    pub by: String,
    /// When the other change was made.
    pub at: Timestamp,
}

impl SyncReport {
    /// Adds what another report says.
    pub(super) fn add(&mut self, other: Self) {
        self.received += other.received;
        self.removed += other.removed;
        self.sent += other.sent;
        self.joined += other.joined;
        self.conflicts.extend(other.conflicts);
        self.kept = other.kept;
        self.is_filled |= other.is_filled;
    }

    /// Returns true if nothing was received, sent or kept back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
