//! The sentences of both sides as numbered words, and the links between words that translate each other.

mod directed_lexicon;
mod links;
mod numbering;
mod occurrences;
mod sentences;
mod side_words;
mod worths;

pub(crate) use directed_lexicon::DirectedLexicon;
pub(crate) use links::{BothLinks, Links};
pub(crate) use numbering::Numbering;
pub(crate) use occurrences::{Cursors, Occurrences};
pub(crate) use sentences::Sentences;
pub(crate) use side_words::SideWords;
pub(crate) use worths::Worths;
