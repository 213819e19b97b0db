//! Java's regular expressions in the spelling of Rust's.

mod class;
mod named_classes;
mod pattern;
mod translate;

pub(super) use class::Shorthands;
pub(super) use pattern::TranslatedPattern;
pub(super) use translate::translate;
