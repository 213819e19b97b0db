//! Concordance search: units by words and phrases, and where the other side translates them.

mod found;
mod found_total;
mod gaps;
mod marks;
mod memory_search;
mod order;
mod ordered;
#[expect(clippy::module_inception, reason = "the file is named after what it holds, as all are")]
mod search;
mod spaced_number;
mod spellings;
mod telephone;
mod term;
mod term_text;
mod term_word;
mod unit_links;
mod word_links;

pub(crate) use unit_links::UnitLinks;
pub use {found::FoundUnit, found_total::FoundTotal, order::Order, search::Search, word_links::Translated};
