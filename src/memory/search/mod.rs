//! Concordance search: units by words and phrases, and where the other side translates them.

mod found;
mod search;
mod term;
mod word_links;

pub use {found::FoundUnit, search::Search, word_links::Translated};
