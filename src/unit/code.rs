//! [`Code`]: an inline code, which is markup inside a text (bold, a link, a placeholder).

/// An inline code: markup inside a text (bold, a link, a placeholder), which is not part of the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Code {
    /// The place of the code, as an offset in bytes into the plain text.
    pub at: usize,
    /// Whether the code opens, closes or stands alone.
    pub kind: CodeKind,
    /// The identifier that an opening code shares with its closing code, and a code with its counterpart in
    /// the translation.
    pub id: String,
    /// The markup as given (`<b>`, `{0}`), without the file format's own escaping.
    pub markup: String,
    /// The type that the file gave the code (TMX `type`, XLIFF `ctype`), if any.
    pub label: Option<String>,
}

impl Code {
    /// Returns a code at a byte place of a text, without a type.
    #[must_use]
    pub fn new(at: usize, kind: CodeKind, id: impl Into<String>, markup: impl Into<String>) -> Self {
        Self { at, kind, id: id.into(), markup: markup.into(), label: None }
    }

    /// Returns the code with this type; `None` removes the type.
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
