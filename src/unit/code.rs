//! [`Code`]: an inline code, markup inside a text that is no text itself.

/// An inline code: markup inside a text that is no text (bold, a link, a placeholder).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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

impl Code {
    /// Returns a code at a byte place of a text, without a type.
    #[must_use]
    pub fn new(at: usize, kind: CodeKind, id: impl Into<String>, markup: impl Into<String>) -> Self {
        Self { at, kind, id: id.into(), markup: markup.into(), label: None }
    }

    /// Returns the code with the type that a file gave it; none with `None`.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<Option<String>>) -> Self {
        self.label = label.into();
        self
    }
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
