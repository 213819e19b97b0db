//! Arabic and English words that translate each other, learned from pairs of sentences.
//!
//! [`Lexicon`] is the model: the stems of both languages, their frequencies, and the probability that one
//! translates the other. [`Vocabulary`] turns texts into stems. [`Trainer`] learns a lexicon from pairs:
//! Arabic affixes by soft expectation maximisation over word types, translations by IBM model 1 in both
//! directions with a diagonal prior, in the last rounds by agreement (Brown et al. 1993; Dyer et al. 2013;
//! Liang et al. 2006).

mod affixes;
mod diagonal;
#[expect(clippy::module_inception, reason = "the file of `Lexicon`, as every type has its own")]
mod lexicon;
mod model;
mod run_together;
mod shared_meaning;
mod stem;
mod stemmer;
mod train;
mod vocabulary;

pub(crate) use diagonal::DIAGONAL;
pub use lexicon::{Lexicon, Translation};
pub use stem::{Side, Stem};
pub use train::Trainer;
pub use vocabulary::Vocabulary;
