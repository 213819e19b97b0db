//! The sentences of both sides as numbered words, and the links between words that translate each other.

mod directed_lexicon;
mod links;
mod numbering;
mod occurrences;
mod sentences;
mod side_words;

pub(super) use directed_lexicon::DirectedLexicon;
pub(super) use links::{BothLinks, Links};
pub(super) use numbering::Numbering;
pub(super) use occurrences::Occurrences;
pub(crate) use sentences::Sentences;
pub(super) use side_words::SideWords;
