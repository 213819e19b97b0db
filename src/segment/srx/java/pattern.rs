//! [`TranslatedPattern`]: a pattern translated from Java, in the forms that the engine needs.

/// A translated pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct TranslatedPattern {
    /// The pattern, for an engine with look-around and backtracking.
    pub(crate) text: String,
    /// A looser pattern without look-around and word boundaries, which matches wherever `text` matches, and
    /// perhaps elsewhere.
    pub(crate) loose: String,
    /// Whether `loose` matches exactly what `text` matches.
    pub(crate) exact: bool,
    /// Whether the pattern has an anchor to the start of the text.
    pub(crate) anchored: bool,
    /// The word boundary or look-ahead at the end of the pattern, cut off from `text`, since it looks at what
    /// follows.
    pub(crate) tail: String,
}
