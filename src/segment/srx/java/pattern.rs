//! A pattern translated from Java, in the forms that the engine needs.

/// A translated pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct TranslatedPattern {
    /// The pattern, for an engine with look-around and backtracking.
    pub(crate) text: String,
    /// A pattern that matches whatever the pattern does, and perhaps more, without look-around and word boundaries.
    pub(crate) loose: String,
    /// Whether both mean the same.
    pub(crate) exact: bool,
    /// Whether it looks at the start of the text.
    pub(crate) anchored: bool,
    /// A word boundary or look-ahead at its end, which looks at what follows.
    pub(crate) tail: String,
}
