//! A text cut into the pieces that are compared: words without their clitics, numbers, punctuation marks.

mod affixes;
mod compared_text;
mod day_parts;
mod item_labels;
mod lexed_text;
mod lexeme;
mod messages;
mod particles;
mod tokenizer;

pub(super) use affixes::{is_arabic_ending, is_english_ending};
pub(super) use compared_text::ComparedText;
pub(super) use lexed_text::LexedText;
pub(super) use lexeme::{Lexeme, LexemeKind};
pub(super) use particles::Particle;
#[cfg(feature = "memory")]
pub(crate) use particles::is_particle;
