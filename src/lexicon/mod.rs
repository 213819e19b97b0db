//! Which Arabic word translates which English one, learned from pairs of sentences.
//!
//! [`Lexicon`] is the model: the stems of both languages, how often each is seen, and how likely one translates the
//! other. [`Vocabulary`] turns texts into its stems. [`Trainer`] learns a lexicon from pairs: the Arabic affixes by
//! soft expectation maximisation over word types, the translations by IBM model 1 in both directions with a diagonal
//! prior, the last rounds by agreement (Brown et al. 1993; Dyer et al. 2013; Liang et al. 2006).

mod affixes;
mod blocks;
mod codes;
mod model;
mod pack;
mod stems;
mod table;
mod train;
mod vocabulary;

pub use table::{Lexicon, Side, Stem, Translation};
pub use train::Trainer;
pub use vocabulary::Vocabulary;
