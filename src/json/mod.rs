//! JSON for programs (feature `serde`): the values that `mizan` prints with `--json`, in the shapes of
//! [`docs/json.md`](crate::docs::json).
//!
//! A type with one natural shape implements [`serde::Serialize`] itself: [`Segment`](crate::Segment), and
//! with their features `Match`, `Info`, `CheckReport`, `StoredFinding`, `Step`, `StoredUnit`, `Accuracy` and
//! `Share`; places are in bytes then. [`PlacedSegment`] and `PlacedMatch` have them in one of several
//! [`Offsets`]. The structs of this module join values from several places: [`BeadSentences`] a bead and its
//! texts, `LinkedUnit` a unit and the translations of the words found, `FileReport` a file and the report on
//! its units. [`SCHEMA_VERSION`] is the version of all these shapes together.

mod align_report;
#[cfg(all(feature = "memory", feature = "formats"))]
mod analysis;
mod bead;
#[cfg(feature = "eval")]
mod bead_scores;
#[cfg(feature = "memory")]
mod change;
#[cfg(feature = "memory")]
mod check;
#[cfg(all(feature = "memory", feature = "formats"))]
mod file_report;
#[cfg(all(feature = "memory", feature = "formats"))]
mod files_report;
#[cfg(all(feature = "memory", feature = "formats"))]
mod fill_report;
#[cfg(feature = "documents")]
mod filled_document_report;
#[cfg(feature = "memory")]
mod finding;
#[cfg(feature = "memory")]
mod flawed_unit;
#[cfg(feature = "memory")]
mod fragment;
#[cfg(feature = "memory")]
mod info;
#[cfg(feature = "memory")]
mod info_with_values;
#[cfg(feature = "memory")]
mod linked_unit;
#[cfg(feature = "memory")]
mod lookup_answer;
#[cfg(feature = "memory")]
mod matches;
mod offset_counter;
mod offsets;
mod pairing_report;
mod placed_block;
#[cfg(feature = "memory")]
mod placed_finding;
mod placed_segment;
#[cfg(feature = "memory")]
mod provenance;
#[cfg(feature = "memory")]
mod search_answer;
mod segment;
#[cfg(feature = "eval")]
mod segment_scores;
#[cfg(feature = "eval")]
mod shares;
#[cfg(feature = "memory")]
mod step;
#[cfg(feature = "memory")]
mod stored_unit;
#[cfg(feature = "memory")]
mod term;
#[cfg(feature = "memory")]
mod term_candidate;
mod unread_unit;
mod version;
mod written;

pub use align_report::AlignReport;
#[cfg(all(feature = "memory", feature = "formats"))]
pub use analysis::AnalysisCounts;
pub use bead::BeadSentences;
#[cfg(feature = "eval")]
pub use bead_scores::{BeadReport, BeadScores};
#[cfg(feature = "memory")]
pub use change::ChangeReport;
#[cfg(all(feature = "memory", feature = "formats"))]
pub use file_report::FileReport;
#[cfg(all(feature = "memory", feature = "formats"))]
pub use files_report::FilesReport;
#[cfg(all(feature = "memory", feature = "formats"))]
pub use fill_report::FillReport;
#[cfg(feature = "documents")]
pub use filled_document_report::FilledDocumentReport;
#[cfg(feature = "memory")]
pub use flawed_unit::FlawedUnit;
#[cfg(feature = "memory")]
pub use fragment::PlacedFragment;
#[cfg(feature = "memory")]
pub use info_with_values::InfoWithValues;
#[cfg(feature = "memory")]
pub use linked_unit::LinkedUnit;
#[cfg(feature = "memory")]
pub use lookup_answer::LookupAnswer;
#[cfg(feature = "memory")]
pub use matches::PlacedMatch;
pub use offset_counter::OffsetCounter;
pub use offsets::Offsets;
pub use pairing_report::{PairedDocuments, PairingReport};
pub use placed_block::PlacedBlock;
#[cfg(feature = "memory")]
pub use placed_finding::ReportedFinding;
pub use placed_segment::PlacedSegment;
#[cfg(feature = "memory")]
pub use search_answer::SearchAnswer;
#[cfg(feature = "eval")]
pub use segment_scores::{SegmentReport, SegmentScores};
#[cfg(feature = "memory")]
pub use term::PlacedTerm;
pub use unread_unit::UnreadUnit;
pub use version::SCHEMA_VERSION;
pub use written::WrittenReport;
