//! Kinds of beads by their number of sentences: [`BeadType`].

use super::bead::Bead;

/// A kind of bead, by the number of sentences on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BeadType {
    /// One sentence against one.
    OneOne,
    /// One source sentence against several.
    OneMany,
    /// Several source sentences against one.
    ManyOne,
    /// Several against several.
    ManyMany,
    /// A sentence without a counterpart.
    Null,
}

impl BeadType {
    /// All types, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::OneOne, Self::OneMany, Self::ManyOne, Self::ManyMany, Self::Null];

    /// Returns the type of a bead.
    #[must_use]
    pub fn of_bead(bead: &Bead) -> Self {
        Self::of_lengths(bead.source().len(), bead.target().len())
    }

    /// Returns the name it is shown under (`1-n`).
    #[must_use]
    pub fn name(self) -> &'static str {
        ["1-1", "1-n", "n-1", "n-m", "null"][self as usize]
    }

    pub(crate) fn of_lengths(source: usize, target: usize) -> Self {
        match (source, target) {
            (0, _) | (_, 0) => Self::Null,
            (1, 1) => Self::OneOne,
            (1, _) => Self::OneMany,
            (_, 1) => Self::ManyOne,
            _ => Self::ManyMany,
        }
    }
}
