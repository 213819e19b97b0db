//! Marks that may end a sentence, with all that belongs to them.

use super::chars::Terminal;

/// Marks that may end a sentence, with all that belongs to them: closing quotes and brackets, note marks, closing
/// tags, invisible characters, emoticons, and the white space behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where the marks begin.
    pub(crate) start: usize,
    /// Where white space begins, or what follows.
    pub(crate) end: usize,
    /// Where a segment would begin if this one ended here.
    pub(crate) next: usize,
    /// The last of the marks.
    pub(crate) kind: Terminal,
    /// How many dots a run of dots has.
    pub(crate) dots: usize,
    /// Whether the dots stand apart (`. . .`).
    pub(crate) spaced: bool,
    /// What stands between the last mark and the white space.
    pub(crate) closed: Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    Not,
    Quote,
    Bracket,
    // A note mark or a tag.
    Other,
}

impl Mark {
    /// Returns true if white space follows.
    pub(crate) fn has_gap(&self) -> bool {
        self.next > self.end
    }
}
