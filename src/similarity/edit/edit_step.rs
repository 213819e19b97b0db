//! [`EditStep`]: a step on the way from the words of one text to the words of another.

/// A step of an [`EditScript`](super::EditScript). The numbers are places of lexemes, first in the first
/// text, then in the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum EditStep {
    /// The same lexeme stands in both texts.
    Same(usize, usize),
    /// One lexeme stands for another of the same kind.
    Changed(usize, usize),
    /// The lexeme stands in the first text alone.
    First(usize),
    /// The lexeme stands in the second text alone.
    Second(usize),
    /// The word stands at another place in the second text. This step comes at the word's place in the first
    /// text.
    Moved(usize, usize),
    /// The same pair of places as in [`Moved`](Self::Moved). This step comes at the word's place in the
    /// second text.
    MovedHere(usize, usize),
}
