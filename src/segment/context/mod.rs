//! What stands around a mark: the word before it, the word after it, the head of the segment.

mod mark_context;
mod note_number;
mod word_after;
mod word_before;

pub(super) use mark_context::MarkContext;
pub(super) use note_number::with_note;
pub(super) use word_after::{First, WordAfter, letters};
pub(super) use word_before::{WordBefore, prior};
