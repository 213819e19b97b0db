//! [`Skeleton`]: the document that a file of XLIFF was made of, and into which its translations go back.

use crate::formats::xml::tags::attribute;

/// The document after a `<file>`, which XLIFF calls its skeleton (`<skl>`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skeleton {
    /// The name of the document (`href`).
    pub name: String,
    /// What tells whether a document is the same, byte for byte (`crc`).
    pub checksum: String,
}

impl Skeleton {
    /// Returns the skeleton of this name and checksum.
    #[must_use]
    pub fn new(name: impl Into<String>, checksum: impl Into<String>) -> Self {
        Self { name: name.into(), checksum: checksum.into() }
    }

    /// Reads the tag `<external-file>`.
    pub(super) fn of_tag(tag: &str) -> Self {
        let value = |name: &str| attribute(tag, name).map(Into::into).unwrap_or_default();
        Self { name: value("href"), checksum: value("crc") }
    }
}
