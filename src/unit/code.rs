//! [`Code`]: an inline code, markup inside a text that is no text itself.

/// An inline code: markup inside a text that is no text (bold, a link, a placeholder).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Where it stands: bytes into the plain text.
    pub at: usize,
    /// Whether it opens, closes or stands alone.
    pub kind: CodeKind,
    /// What pairs an opening code with its closing one, and a code with its like on the other side.
    pub id: String,
    /// The markup as given (`<b>`, `{0}`), without the file format's own escaping.
    pub markup: String,
    /// The type that the file gave it (TMX `type`, XLIFF `ctype`), if any.
    pub label: Option<String>,
}

/// Whether a [`Code`] opens, closes or stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeKind {
    /// Opens (TMX `bpt`, `it pos="begin"`).
    Open,
    /// Closes (TMX `ept`, `it pos="end"`).
    Close,
    /// Stands alone (TMX `ph`).
    Single,
}
