//! A document and its translation: [`DocumentPair`].

/// Two documents that translate each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DocumentPair {
    source: usize,
    target: usize,
    confidence: f64,
}

impl DocumentPair {
    pub(super) fn new(source: usize, target: usize, confidence: f64) -> Self {
        Self { source, target, confidence }
    }

    /// Returns the index of the document among those of the source side.
    #[must_use]
    pub fn source(&self) -> usize {
        self.source
    }

    /// Returns the index of the translation among those of the target side.
    #[must_use]
    pub fn target(&self) -> usize {
        self.target
    }

    /// Returns how probable it is that the one document is a translation of the other, from 0 to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.confidence
    }
}
