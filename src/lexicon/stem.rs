//! Stems as numbers, and the language they are counted in.

/// The language of a text, as far as a [`Lexicon`] is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The Arabic side.
    Arabic,
    /// The English side.
    English,
}

/// A stem, as a number that the [`Vocabulary`] which gave it out knows. One spelling is one stem on both
/// sides, so that numbers, Latin names and the like are seen to be identical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stem(pub(super) u32);

impl Stem {
    /// Returns the stem as an index: the stems of a vocabulary are numbered from 0 without gaps.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
