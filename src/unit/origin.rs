//! [`Origin`]: who made a unit, when, and where it comes from.

use super::timestamp::Timestamp;

/// Who made a unit, when, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Origin {
    /// When the unit was made.
    pub created: Option<Timestamp>,
    /// Who made the unit.
    pub created_by: Option<String>,
    /// When the unit was last changed.
    pub changed: Option<Timestamp>,
    /// Who last changed the unit.
    pub changed_by: Option<String>,
    /// When the unit was last used.
    pub used: Option<Timestamp>,
    /// How often the unit was used.
    pub use_count: u32,
    /// The document that the unit was taken from.
    pub document: Option<String>,
    /// The place of the source segment in the document, from 0.
    pub position: Option<u32>,
    /// The aligner's confidence, 0 to 1.
    pub confidence: Option<f64>,
    /// The identifier of the unit in its file (TMX `tuid`).
    pub key: Option<String>,
}
