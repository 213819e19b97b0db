//! Which documents of two folders translate each other: [`PairingReport`].

use serde::Serialize;

/// The documents of two folders that translate each other, and those without a partner, as `mizan pair`
/// prints them with `--json`.
///
/// ```
/// use mizan::json::{PairedDocuments, PairingReport};
///
/// let mut report = PairingReport::default();
/// let (source, target) = ("ar/a.docx".to_owned(), "en/b.docx".to_owned());
/// report.pairs.push(PairedDocuments { source, target, confidence: 0.98 });
/// let json = serde_json::to_value(&report).unwrap();
/// assert_eq!(json["pairs"][0]["target"], "en/b.docx");
/// ```
#[derive(Clone, Debug, Default, Serialize)]
pub struct PairingReport {
    /// The pairs, in the order of the source documents.
    pub pairs: Vec<PairedDocuments>,
    /// The documents of the first folder without a translation in the second.
    pub source_alone: Vec<String>,
    /// The documents of the second folder that translate none of the first.
    pub target_alone: Vec<String>,
    /// How many documents could not be read, or have no text.
    pub unread: u64,
}

/// Two documents that translate each other, by the names of their files.
#[derive(Clone, Debug, Serialize)]
pub struct PairedDocuments {
    /// The file of the first folder.
    pub source: String,
    /// The file of the second folder.
    pub target: String,
    /// How probable it is that the documents translate each other, from 0 to 1.
    pub confidence: f64,
}
