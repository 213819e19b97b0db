//! What a person does to a board, and what each action changes, the rows that are aligned anew included.

mod draft;
mod halves;
mod neighbourhood;
mod review_action;

pub use review_action::{Cut, End, ReviewAction};
