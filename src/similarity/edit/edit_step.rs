//! [`EditStep`]: a step on the way from the words of one text to those of another.

/// A step of an [`EditScript`](super::EditScript). The numbers are places of lexemes: of the first text, then
/// of the second.
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
    /// The word stands in another place of the second text. This step has the word's turn in the first text.
    Moved(usize, usize),
    /// The same pair of places as in [`Moved`](Self::Moved), when it is the word's turn in the second text.
    MovedHere(usize, usize),
}
