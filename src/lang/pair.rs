//! [`LangPair`]: the source and the target language of a unit or file.

use std::fmt;

use super::lang::Lang;

/// The languages of a text and of its translation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LangPair {
    source: Lang,
    target: Lang,
}

impl LangPair {
    /// Returns a pair of languages.
    #[must_use]
    pub fn new(source: Lang, target: Lang) -> Self {
        Self { source, target }
    }

    /// Returns the language of the source text.
    #[must_use]
    pub fn source(&self) -> &Lang {
        &self.source
    }

    /// Returns the language of the translation.
    #[must_use]
    pub fn target(&self) -> &Lang {
        &self.target
    }
}

/// Writes `en to ar`.
impl fmt::Display for LangPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.source, self.target)
    }
}
