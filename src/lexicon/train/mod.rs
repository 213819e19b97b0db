//! Learning a lexicon from pairs of sentences.

mod affix_counts;
mod corpus;
mod posteriors;
mod trainer;
mod translations;

pub use trainer::Trainer;
