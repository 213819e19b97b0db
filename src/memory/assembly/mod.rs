//! A translation assembled from the best match and from other units.
//!
//! A match that differs from the text in some words has a translation that is right but for these. The words
//! of the text that the match lacks are looked for in other units, with the words beside them if possible;
//! the lexicon says which words of a translation they stand for there, and which words of the match's
//! translation they replace (Ortega, Forcada and Sánchez-Martínez, *Fuzzy-match repair guided by quality
//! estimation*, 2022). How many units agree says how sure the repair is.

mod assembled;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod assembly;
mod evidence;
mod fitting;
mod hunk;
mod memory_assembly;
mod patch;

pub use assembled::Assembled;
pub use assembly::Assembly;
