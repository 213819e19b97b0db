//! [`Context`]: the neighbours of a source text in its document.

/// The neighbours of a source text in its document, as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Context {
    /// The segment before the text.
    pub previous: Option<String>,
    /// The segment after the text.
    pub next: Option<String>,
}

impl Context {
    /// Returns the neighbours of a text; `None` at the start or end of its document.
    #[must_use]
    pub fn new(previous: impl Into<Option<String>>, next: impl Into<Option<String>>) -> Self {
        Self { previous: previous.into(), next: next.into() }
    }
}
