//! [`Mark`]: marks that may end a sentence, with everything that belongs to them.

use super::chars::Terminal;

/// Marks that may end a sentence, with all that belongs to them: closing quotes and brackets, note marks,
/// closing tags, invisible characters, emoticons, and the white space after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where the marks begin.
    pub(crate) start: usize,
    /// Where the marks and all that closes after them end.
    pub(crate) end: usize,
    /// Where the next segment would begin: after the white space.
    pub(crate) next: usize,
    /// The kind of the run of marks. A question mark outweighs dots, and dots outweigh a single stop.
    pub(crate) kind: Terminal,
    /// The number of dots in the last run of marks; an ellipsis character counts as three.
    pub(crate) dots: usize,
    /// Whether spaces stand between the dots (`. . .`).
    pub(crate) spaced: bool,
    /// The closing signs between the last mark and the white space.
    pub(crate) closed: Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    Not,
    Quote,
    Bracket,
    /// A note mark or a closing tag.
    Other,
}

impl Mark {
    /// Returns true if white space follows.
    pub(crate) fn has_gap(&self) -> bool {
        self.next > self.end
    }
}
