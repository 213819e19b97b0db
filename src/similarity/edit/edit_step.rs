//! [`EditStep`]: a step on the way from the words of one text to those of another.

/// A step of an [`EditScript`], by the places of the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum EditStep {
    Same(usize, usize),
    Changed(usize, usize),
    /// Only in the first sentence.
    First(usize),
    /// Only in the second sentence.
    Second(usize),
    /// In both, in another place of the second.
    Moved(usize, usize),
    /// The same, told at its place in the second.
    MovedHere(usize, usize),
}
