//! [`Context`]: the neighbours of a source text in its document.

/// The neighbours of a source text in its document, as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The segment before it.
    pub previous: Option<String>,
    /// The segment after it.
    pub next: Option<String>,
}
