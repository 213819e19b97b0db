//! [`MatchedBy`]: what a unit of the memory and a segment have in common beside the text.

/// The evidence that the translation of the same text also fits this segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum MatchedBy {
    /// The text alone.
    #[default]
    Text,
    /// The text and its neighbours.
    Context,
    /// The text, its key and its document: the translation was made for this segment.
    Key,
}

impl MatchedBy {
    /// Returns the `state-qualifier` of XLIFF 1.2, which has no word of its own for a context match.
    pub(super) fn qualifier(self) -> &'static str {
        match self {
            Self::Text => "exact-match",
            Self::Context => "x-context-match",
            Self::Key => "id-match",
        }
    }

    /// Returns the type of a match of XLIFF 2.x.
    pub(super) fn match_type(self) -> &'static str {
        match self {
            Self::Text => "tm",
            Self::Context => "icm",
            Self::Key => "idm",
        }
    }
}
