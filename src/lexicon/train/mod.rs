//! Learning a lexicon from pairs of sentences: first the affixes of Arabic, then the translations.

mod affix_counts;
mod corpus;
mod posteriors;
mod trainer;
mod translations;

pub use trainer::Trainer;
