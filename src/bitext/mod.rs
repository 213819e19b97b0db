//! From two texts to units: the texts are split into segments, aligned, and joined into units.
//!
//! A [`Text`] is one side: its language and its segments, which [`Bitext::align`] matches to the segments of
//! the other side. [`Bitext::units`] makes units of the beads, each with its neighbours, its place and the
//! aligner's confidence.

#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod bitext;
mod clause_text;
mod clauses;
mod document_marks;
mod outdated;
mod split_beads;
mod text;
mod untranslated;

pub use bitext::Bitext;
pub use outdated::Outdated;
#[cfg(feature = "xlsx")]
pub(crate) use text::Piece;
pub use text::Text;
