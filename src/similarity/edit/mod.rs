//! The cheapest way from the words of one text to the words of another, and the cost of each changed word.

mod cost_matrix;
mod edit_script;
mod edit_step;
mod known_words;
mod word_change;

pub(super) use edit_script::EditScript;
pub(super) use edit_step::EditStep;
pub(super) use word_change::{between as word_change, particle_kind, turns_meaning};
