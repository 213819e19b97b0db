//! A stem as a number, [`Stem`], and the language of a text, [`Side`].

/// One of the two languages of a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The Arabic side.
    Arabic,
    /// The English side.
    English,
}

/// A stem, as a number. Only the [`Vocabulary`](super::Vocabulary) that returned it gives the number a
/// meaning, except for stems of the lexicon, which have the same number in every vocabulary of that lexicon.
/// One spelling is one stem on both sides, so that numbers and Latin names are recognised as identical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stem(pub(super) u32);

impl Stem {
    /// Returns the number of the stem. The stems of a vocabulary are numbered from 0 without gaps.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
