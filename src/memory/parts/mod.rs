//! Parts of a text: the stored units that hold a part of it, and those that it holds as a whole.
//!
//! A paragraph is looked up sentence by sentence. The index offers the units that share several words in a
//! row with a sentence; the longest row that a unit shares is a [`Fragment`], and the lexicon cuts its
//! translation out of the unit where the links between the words leave no doubt.

mod choice;
mod counterpart;
mod fragment;
mod fragments;
mod memory_fragments;
mod part_words;
mod shared_run;
mod sharing;

pub(super) use choice::best as best_fragments;
pub(super) use counterpart::LinkedUnit;
pub use fragment::{Fragment, FragmentKind};
pub use fragments::Fragments;
pub(super) use part_words::PartWords;
