//! [`Origin`]: who made a unit, when, and where it comes from.

use super::timestamp::Timestamp;

/// Who made a unit, when, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Origin {
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Who made it.
    pub created_by: Option<String>,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// Who last changed it.
    pub changed_by: Option<String>,
    /// When it was last used.
    pub used: Option<Timestamp>,
    /// How often it was used.
    pub use_count: u32,
    /// The document it was taken from.
    pub document: Option<String>,
    /// The place of its source segment in the document, from 0.
    pub position: Option<u32>,
    /// The aligner's confidence, 0 to 1.
    pub confidence: Option<f64>,
    /// Its identifier in the file it came from (TMX `tuid`).
    pub key: Option<String>,
}
