//! Finds terms with their translations in translated units of Arabic and English.
//!
//! A [`TermExtractor`] takes units and returns [`TermCandidate`]s, the best first: noun phrases of both
//! languages whose words translate each other, ranked by how strongly they are associated.

mod arabic_phrases;
mod association;
mod broken_plurals;
mod english_phrases;
mod english_uses;
mod phrase;
mod phrase_pairs;
#[cfg(feature = "formats")]
mod sheet;
mod side_text;
mod stop_words;
mod term_candidate;
mod term_extractor;
mod written_forms;

#[cfg(feature = "formats")]
pub use sheet::term_sheet;
pub use term_candidate::{TermCandidate, TermExample};
pub use term_extractor::TermExtractor;
